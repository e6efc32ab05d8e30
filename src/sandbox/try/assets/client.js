// Keeps an open page up to date, and sends its forms without leaving it. Without this script every form still works.

const toast = document.querySelector('.toast');
let toastTimer = 0;

function say(text, isProblem = false) {
  toast.textContent = text;
  toast.classList.toggle('problem', isProblem);
  toast.hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(
    () => {
      toast.hidden = true;
    },
    isProblem ? 8000 : 2500,
  );
}

/** Replaces a part of the page; what was focused or unfolded in it stays so. */
function replaceRegion(name, markup) {
  const region = document.querySelector(`[data-region="${name}"]`);
  if (!region) return;
  const focused = region.contains(document.activeElement) ? document.activeElement.id : '';
  const unfolded = [...region.querySelectorAll('details')].map((details) => details.open);
  const count = unfolded.length;
  region.innerHTML = markup;
  const details = [...region.querySelectorAll('details')];
  if (details.length === count) for (const [at, one] of details.entries()) one.open ||= unfolded[at];
  if (focused) document.getElementById(focused)?.focus();
  // With another date all of them are other ones.
  tellTimes(name === 'clock' ? document : region);
}

/** Tells moments as GitHub does. */
function tellTimes(root) {
  const ahead = Number(document.getElementById('trial-clock')?.dataset.ahead ?? 0);
  const format = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  for (const time of root.querySelectorAll('time')) {
    const seconds = (Date.parse(time.dateTime) - Date.now() - ahead) / 1000;
    const [unit, length] = [
      ['day', 86400],
      ['hour', 3600],
      ['minute', 60],
      ['second', 1],
    ].find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
    time.title ||= new Date(time.dateTime).toLocaleString();
    time.textContent = unit === 'second' ? 'just now' : format.format(Math.round(seconds / length), unit);
  }
}

async function send(form, submitter) {
  // A button that is pressed tells something only while it can be.
  const body = new URLSearchParams(new FormData(form, submitter));
  const button = submitter ?? form.querySelector('button:not([type])');
  if (button) button.disabled = true;
  try {
    const answer = await fetch(form.action, {
      method: 'POST',
      body,
      headers: { accept: 'application/json' },
    });
    const { problem } = await answer.json();
    if (problem) return say(problem, true);
    say(form.dataset.done ?? `${form.dataset.live ?? 'Sent'}. Baton is told…`);
    if ('closes' in form.dataset) form.closest('details').open = false;
    else if ('keeps' in form.dataset) for (const field of form.elements) field.defaultValue = field.value;
    else form.reset();
    if ('closes' in form.dataset) form.closest('details').querySelector('summary').focus();
  } catch {
    say('The trial does not answer: is it still running in your terminal?', true);
  } finally {
    if (button) button.disabled = false;
  }
}

document.addEventListener('submit', (event) => {
  event.preventDefault();
  // It tells its own failures.
  void send(event.target, event.submitter);
});

document.addEventListener('click', (event) => {
  const target = event.target.closest('[data-fill], [data-cancel]');
  if (!target) return;
  if ('cancel' in target.dataset) {
    target.form.reset();
    target.closest('details').open = false;
    return;
  }
  const field = document.getElementById(target.dataset.fill);
  field.value = target.dataset.text;
  if (target.dataset.as) document.getElementById('comment-as').value = target.dataset.as;
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
});

document.addEventListener('keydown', (event) => {
  const form = event.target.closest?.('form');
  if (form && event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});

document.querySelector('.editor')?.addEventListener('toggle', (event) => {
  if (event.target.open) document.getElementById('edit-body').focus();
});

/** A link to GitHub's editor may name a line. */
function goToLine() {
  const editor = document.getElementById('file-text');
  const line = Number(/^#L(\d+)$/.exec(location.hash)?.[1] ?? 0);
  if (!editor || line < 1) return;
  const lines = editor.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
  editor.focus();
  editor.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
  const height = Number.parseFloat(getComputedStyle(editor).lineHeight);
  editor.scrollTop = Math.max(0, (line - 6) * height);
}

const changes = new EventSource(`/changes?path=${encodeURIComponent(document.body.dataset.path)}`);
changes.addEventListener('message', (event) => {
  for (const [name, markup] of Object.entries(JSON.parse(event.data))) replaceRegion(name, markup);
});

goToLine();
tellTimes(document);
setInterval(() => tellTimes(document), 15_000);
