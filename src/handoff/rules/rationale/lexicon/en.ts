import type { Lexicon } from './lexicon.ts';

/** English. */
export const en: Lexicon = {
  signs: {
    because: `because, due to, owing to, thanks to, since, otherwise, so that, such that, in order to, given that, the reason, reason for, that's why, which is why, this is why, root cause, seeing that, or else, as otherwise, therefore, as a result, for the sake of`,
    past: `was, were, had, did, wasn't, weren't, hadn't, didn't, couldn't, wouldn't, failed, crashed, broke, lost, used to`,
    cause: `because, cause, caused by, causes, causing, due to, owing to, thanks to, as a result, result in, results in, resulted in,
      resulting in, root cause, the reason, reason for, reasons, that's why, which is why, this is why, hence, thus, therefore, lead to,
      leads to, led to, leading to, which means, this means, meaning that, meaning the, turns out, turned out, otherwise, as it is, as
      they are, as there, as this, as we, as it, given that, stems from, comes from, explains, triggered by, introduced by, introduced
      in, introduced a, regression from, regressed, was made by, so that's, so now, and so, so as, that makes, which makes, made it,
      makes it, forces, forced, prevents, prevented, preventing, blocks, blocked, blocking, in turn, means, so, since, as otherwise, or
      else, in response to, on account of, seeing that, considering that, considering, follow from, follows from, culprit, blame,
      blamed, precludes, precluded, keeps us from, keeps it from, keeping us from, that way, or it, breaks because, implies, implying, i
      e`,
    problem: `fail*, crash*, break, breaks, broke, broken, breaking, buggy, wrong*, inconsisten*, flak*, leak*, slow, slower, slows, slowed,
      missing, stale, outdated, archived, confus*, hang, hangs, hung, stuck, deadlock*, vulnerab*, cve*, exploit*, regression*,
      incompatib*, collision*, collide*, ambiguous, misleading, unable, inability, noisy, noise, hard to, harder, difficult, annoying,
      painful, tedious, cumbersome, verbose, ugly, redundant, unnecessar*, needless*, useless, unused, dead code, forgot*, overlooked,
      missed, accidental*, mistake*, mistaken*, unintended, unexpected*, unintentional*, surpris*, trouble*, timed out, times out, oom,
      out of memory, overflow*, corrupt*, lost, loses, lose, losing, ignored, silently, swallow*, unsafe, insecure, risk*, danger*,
      impossible, unstable, unreliable, unsupported, unavailable, segfault*, segmentation fault, sigsegv, throw*, refus*, complain*,
      expensive, costly, bloat*, too many, too much, too long, too large, too big, too slow, too small, too strict, too short, worse,
      bad, poor*, suffer*, hurt*, lack*, workaround*, work around, hack, hacky, pollut*, clutter*, violat*, mismatch*, misconfigur*,
      malformed, bypass*, spam*, waste*, wasting, explode*, skew*, drift*, unreadable, inaccura*, inefficien*, inflexib*, overhead,
      fragile, brittle, defunct, disappear*, vanish*, unresponsive, unusable, infinite, starv*, exhaust*, unreachable, unwanted,
      undesir*, unclear, insufficient, inadequate, incomplete, premature*, not work, not working, never worked, orphan*, leftover*, left
      over, dangling, contention, bottleneck*, degrad*, downtime, outage*, eol, end of life, deprecated, obsolete, pollution, mutates,
      mutated, mutations, no way to, no longer works, out of sync, out of date, inflated, inflates, mess, messy, messed, cannot be,
      incorrectly, interfer*, unrelated, unresolved, sluggish, laggy, glitch*, jank*, misalign*, truncat*, cut off, overlap*, unescaped,
      unquoted, uncaught, unhandled, mangled, stray, typo, obscure*, tricky, weird*, awkward*, odd, oddly, strange*, inconvenien*,
      inaccessib*, illegible, misses, skipped, skips, never, leftover, no way, bursts, flakes, too, inadvertent*, erroneous*, faulty,
      defective, improper*, unwittingly, absent, absence, nonexistent, non-existent, hardcod*, hard-cod*, unintuitive, counterintuitive,
      unfriendly, unaware, struggl*, hinder*, hamper*, obstruct*, stall*, thrash*, clash*, choke*, chokes, rate limit*, rate-limit*,
      throttled, expire*, abandoned, unmaintained, discontinued, sunset, shut down, shutting down, retired, frustrat*, nuisance, hassle,
      pain, pain point*, headache*, unhappy, misunderst*, misinterpret*, misreport*, mishandl*, misus*, abus*, undocumented, untested,
      unverified, unprotected, unbounded, unlimited, off by one, nothing happens, does nothing, did nothing, no effect, gets lost, got
      lost, drowned, overwrit*, overwrote, clobber*, shadowed, error prone, error-prone, prone to, hard coded, repetit*, boilerplate,
      outgrown, gaps, wedge*, zombie, unprocessed, unstyled, unformatted, mis*led, deadlink*, rot, rotted, spurious*, bogus, noisier,
      ran out, run out, runs out, too few, too little, too slowly, too early, too late, stops working, stopped working, no longer work,
      no longer support*, not supported, not available, not possible, not enough, not allowed, not exist, not found, not respect*, not
      handle*, not recogni*, not match*, not update*, not show*, not cover*, not clear, not obvious, not true, not needed, not used, not
      visible, not set, not compile, not build, not compatible, gaps in, a gap, dead link*`,
    fault: `error*, warning*, exception*, invalid*, issue, issues, bug, bugs, nil, undefined, unknown, hidden, panic*, timeout*, race, races,
      duplicat*, conflict*, typo in, misspell*, empty page, blank, limited, restrict*, limitation*, reject*, warn, warns, incident*,
      problem*, incorrect*, null pointer, 400, 401, 403, 404, 405, 408, 409, 410, 413, 422, 429, 500, 501, 502, 503, 504`,
    purpose: `so that, such that, in order to, in order for, to avoid, to prevent, to reduce, to make sure, to help, to keep, to fix, to
      unblock, to simplify, to speed up, to protect, to improve, to minimize, to mitigate, to resolve, to work around, to address, to
      solve, to stop, to save, to catch, to eliminate, to align, to match, to be able to, to comply, to satisfy, to preserve, to guard
      against, to debug, to diagnose, to understand, to clarify, to make it, to make the, to let, to decouple, to get rid of, to account
      for, to accommodate, to detect, to maintain, to meet, to facilitate, to encourage, to prepare for, to not, to never, to conform,
      to stay, to become, to free up, to isolate, to lower, to cut, to optimize, to surface, to reflect, avoid*, the purpose, purpose
      of, the goal, goal is, goal of, aim*, intent*, motivat*, rationale, in preparation for, preparation for, preparing for, prepares
      for, paves the way, groundwork for, prerequisite*, needed for, needed by, needed to, required for, required by, required to,
      necessary for, necessary to, useful for, useful to, useful when, helpful for, helpful when, unblocks, unblock, as part of, for
      easier, for better, for faster, for the sake of, first step*, step towards, helps, help us, help with, helpful, handy, for
      compatibility, for debugging, in case, can be used to, for backward*, for backwards, debugging, visibility into, able to,
      unblocking, way to, to know, to find, to tell, to read, users to, to remove the need, to be safe, to pinpoint, to investigate, to
      support the upcoming, upcoming, future, long run`,
    weakPurpose: `allow*, let, lets, enable*, enabling, ensure*, ensuring, to support, to allow, to enable, to ensure, to provide, to handle, to use, to be, to run, to include, to get, to set, make sure, makes sure, support for, supports, permits, guarantee*, to verify, to test, to check, to show, to validate, to determine, to work, to match the, to have, to see, to track, to identify, to find, to control, to configure, to manage, to do, used to, used by, used for, used in, useful`,
    benefit: `easier, easily, easy, faster, simpler, safer, cleaner, clearer, cheaper, smaller, quicker, shorter, better, more reliable, more
      readable, more robust, more consistent, more efficient, more accurate, more flexible, more useful, more secure, less noise, less
      code, fewer, speed up, speeds up, speedup*, simplif*, reduces, reducing, reduction, reduced, improves, improving, saves, saving,
      readab*, usab*, maintainab*, reliab*, robust*, performan*, efficien*, benefit*, advantage*, helps, convenient, convenience,
      consistent with, consistency with, no need to, unlocks, protects, friendl*, visibility into, gives us, lets us, allows us, lets
      users, allows users, enables users`,
    tradeoff: `alternative*, trade off*, trade-off*, tradeoff*, chose, choose, chosen, decided, decision, considered, opted, for now, temporar*,
      short term, long term, downside*, drawback*, pros, cons, at the cost of, cost of, at the expense, although, though, however, even
      though, despite, but, while still, on purpose, deliberate*, intentional*, by design, prefer*, compromise, until we, until the, not
      ideal, ideally, acceptable, worth, unlike, whereas, nonetheless, nevertheless, instead of having, instead of waiting, in favor of,
      in favour of, at least, meantime, in the meantime, stopgap, interim, best effort, good enough, sacrific*, balance, overkill,
      lesser evil, reconsider*`,
    evidence: `notic*, observ*, saw, seen, reported, reports, reporter, discovered, realized, found that, found out, found while, found a, found
      by, figured out, benchmark*, profiled, profiling, profiler, measured, in production, in prod, users report*, customer*, according
      to, apparently, as seen, stack trace, stacktrace, logs show, reproduc*, investigat*, spotted, encountered, hit this, ran into,
      running into, bumped into, experienced, experiencing, faced, facing, yesterday, last week, recently, recent, today, these days,
      since version, as of, upstream, request from, requested by, asked for, asked by, suggested by, feedback, pointed out, based on,
      flagged, alerted, per discussion, discussed, per the, security scan, audit, often, really, actually, sometimes, happens, happen,
      in practice, a lot, very, large number, quite, pretty, usually, typically, frequently, occasionally, rarely, much, many, enough,
      most of, asked, asks, asking, says, said, wants, complains, complained, told, prefers, twice, once or twice, every day, every
      hour, every night, every time, daily, hourly, min, mins, minutes, seconds, ms, percent`,
    before: `currently, current behavior, current behaviour, previous*, before, before this, no longer, not yet, used to be, until now, up to
      now, already, still, right now, at the moment, at present, was introduced, originally, historically, in the past, formerly, now
      that, anymore, any more, was never, has been, had been, have been, was not, wasn't, were not, weren't, old, legacy, remained,
      remains, initially, moved, renamed, has changed, changed in, as mentioned`,
    need: `need, needs, needed, must, require*, should*, want*, would like, would be, would have, have to, has to, had to, request*, demand*,
      expect*, supposed to, wish*, necessary, important, critical, mandatory, essential, nice to, makes sense, make sense, deserve*,
      desir*, ought to, obligat*, we'd like, i'd like, i want, we want, like to, should never, in order, wanted to, want to, could, may,
      might, would`,
    negation: `not, no, never, without, cannot, can't, cant, don't, dont, doesn't, doesnt, didn't, isn't, isnt, aren't, wasn't, weren't, won't, wouldn't, couldn't, shouldn't, haven't, hasn't, hadn't, neither, nor, none, nothing, nobody, unable, non, lacks, lacking, nowhere, barely, hardly, rarely`,
    condition: `if, when, whenever, unless, while, once, until, where, during, after, even if, in case, as long as, as soon as, whether, every
      time, each time, in some cases, depending on, under load, cases, situations, especially, particularly`,
    state: `is, are, was, were, be, been, being, can, could, may, might, will, would, has, have, had, does, do, did, it's, that's, there's,
      they're, we're, we've, isn't, seems, seem, appears, looks, look, gets, get, got, goes, becomes, became, works, worked, work,
      makes, made, takes, took, shows, exists, happens, happened, happen, relies, depends, uses, wants, contains, expects, assumes,
      returns, treats, tries, ends up, ended up, comes, gives, keeps, leaves, left, stays, points, provides, allows, produces, emits,
      reads, runs, needs, supports, requires, changed, switched, released, dropped, renamed, removed support, assumed, matters, covers,
      resolves, resolve, saw, went, gave, stopped, stops, started, starts, crashed, showed, kept, lost, ran, broke, said, reaches,
      reached, restarts, called, drops, loses, times, turned, hit, hits, meant, sees, see, grew, grows, caused, cost, costs`,
    people: `we, i, we'd, i'd, they'd, you'd, we'll, i'm, i've, they've, let's, our, us, my, users, user's, people, customers, developers,
      contributors, maintainers, operators, someone, somebody, anyone, everyone, team, teams, reviewers, readers, consumers, clients,
      folks, newcomers, you, they, author, authors, engineers, admins, callers, downstream, marketing, legal, sales, product, design,
      qa, ops, support asked, management, boss, ceo`,
    newState: `now, will, can be, can now, could be, with this change, with this pr, with this, from now on, optional*, by default, returns,
      accepts, displays, contains, includes, included, including, provides, supports, exposes, following, respectively, found here, see
      here, new, both, specified, similar to, same way, consists, e g, for example, such as, available`,
    reassure: `low risk, no risk, minimal risk, risk free, backward compatible, backwards compatible, backward-compatible, backwards-compatible,
      no functional change*, no behavior change*, no behaviour change*, no behavioral change*, non-breaking, not a breaking, no
      breaking, no impact, no user facing, no changes to, no change in, without changing, separate pr, separate change, separate
      check-in, follow up pr, follow-up pr, follow-up, next pr, future pr, later pr, subsequent pr, another pr, will follow, in a follow
      up, to follow, feedback, please review, please take, please let, let me know, thoughts, wdyt, not sure if, not sure whether, open
      to, happy to, feel free, behind a flag, behind a feature flag, feature flag, hidden behind, merge this, after merging, dependabot,
      renovate, changesets, screenshot*, demo, see below, below is, as shown, out of scope, not included, only adds, copied from, ready
      for review, will be done, i will add, still need, still needs, todo, some point, appreciate, same as before, in progress, still in
      progress, first pr, first pull request, first contribution, my first, draft, wip, not sure, i hope, hope this, hopefully, would
      appreciate, any suggestions, any feedback, open for, please help, please check, i will still, will still, for review, to review`,
    testTalk: `test, tests, tested, testing, coverage, unit, e2e, snapshot*, fixture*, passes, passing, passed, verified, lint, manually, locally, assert*, test case*, ran, build passes, green, clean`,
  },
  change: `add*, remov*, updat*, chang*, renam*, mov*, refactor*, fix*, bump*, upgrad*, implement*, introduc*, delet*, drop*, replac*, creat*, extract*, convert*, migrat*, switch*, use, uses, used, using, set, sets, setting, make, makes, made, mak*, rework*, rewrit*, rewrote, rewrites, improv*, adjust*, correct*, enabl*, disabl*, document*, test*, expos*, export*, import*, includ*, exclud*, split*, merg*, mark*, run, runs, pass, passes, return*, handl*, support*, ensur*, allow*, check*, valid*, cover*, clean*, tidy, tidied, format*, lint*, port*, pin*, unpin*, revert*, restor*, rebas*, regist*, wir*, hook*, call*, log*, emit*, store*, stor*, wrap*, inline*, unif*, consolidat*, simplif*, normaliz*, standardiz*, reorganiz*, restructur*, align*, apply, applies, applied, build*, generat*, regenerat*, configur*, extend*, expand*, increas*, decreas*, reduc*, rais*, lower*, loosen*, tighten*, harden*, declar*, defin*, assert*, verif*, propagat*, populat*, parse*, parsing, skip*, stop*, start*, get, gets, put, puts, keep*, give*, show*, display*, hid*, hide, print*, read*, writ*, load*, sav*, send*, list*, link*, mention*, note, describ*, clarif*, reword*, polish*, tweak*, minor, new, initial, first, various, small, some, more, misc, another, avoid*, prevent*, resolv*, clos*, address*, complet*, finish*, follow*, prepar*, part, step, require*, seed*, refresh*, sync*, bring*, provid*, annotat*, deprecat*, alter*, modif*, turn*, install*, publish*, releas*, deploy*, track*, cache*, caching, drops, tests, docs, rebased, bumps, default*, allows, separat*, reuse*, reus*, reset*, reorder*, sort*, filter*, group*, limit*, protect*, swap*, trim*, strip*, throw*, catch*, detect*, inject*, optimi*, enhanc*, integrat*, automat*, cherry-pick*, backport*, adapt*, attach*, render*, rerout*, rout*, select*, serv*, specif*, appl*, decommission*, monit*, instrument*, scaffold*, teach*, render*, adopt*, accept*, bundl*, collect*, compar*, comput*, connect*, copy, copies, copied, decod*, encod*, embed*, fetch*, fold*, guard*, highlight*, ignor*, initializ*, insert*, join*, let, lets, loop*, lookup, map*, match*, mock*, notify, notifies, open*, order*, overrid*, persist*, plumb*, process*, prun*, push*, query, queries, record*, redirect*, reject*, relax*, remap*, reorgani*, report*, resolv*, retry, retries, retr*, rollback, scop*, search*, shard*, simplified, sign*, stub*, surface*, tag*, throttl*, transform*, translat*, try, updat*, vendor*, warn*`,
  determiner: `the, a, an, all, some, this, these, that, those, its, our, your, any, every, each, both, another, several, multiple, more, two, three`,
  purposeStart: `to, in order to, so that`,
  isVerbLast: false,
  changeSubject: `this pr, this pull request, this change, this commit, this patch, this mr, this diff, the pr, the change, this, it, also, we, i, pr, now, then, and, just, the commit, this branch, this release, this feature, here we, here, in this pr, in this change, in this commit, we now, it also, also to, and also, additionally, finally, furthermore, moreover`,
  pronoun: `this, that, it, which, these, doing so, that way, this way`,
  opening: `the, a, an, there, some, most, many, all, our, their, people, when, if, while, as, since, without, because, although, after, before, currently, previously, right, in, on, for, only, every, each, it, they, we, i, this, that, these, those, one, both, existing, sometimes, today, until, now, at, otherwise, however, but, and, so, with, by, under, because, unfortunately, apparently, no, not, users, turns`,
  generic: `good, best, better, practice*, correct*, proper*, handl*, clean*, code, codebase, codes, quality, maintainab*, readab*, robust*, reliab*, stabil*, consisten*, improv*, enhanc*, updat*, chang*, fix*, bug*, issue*, feature*, function*, implement*, refactor*, general*, overall, various, minor, small, some, thing*, stuff, work, works, working, needed, need, needs, necessary, required, require, requires, requested, request, test*, support*, experience, ux, dx, architecture, structure, structur*, modern*, nice, nicer, more, pr, pull, commit, title, above, below, see, self, explanatory, n/a, na, none, nope, tbd, todo, wip, add*, remov*, make, makes, made, ensure*, use, uses, using, new, old, version, latest, efficien*, performan*, scalab*, flexib*, usab*, secur*, develop*, project, system, logic, process*, standard*, convention*, align*, optimiz*, simplif*, easier, provide*, allow*, enable*, benefit*, important, explained, described, mentioned, reason*, description, desc, summary, obvious, useful, help*, great*, much, improvement*, housekeeping, hygiene, polish, tidy, order, app, application, repo, repository, documentation, docs, doc, future, long, term, debt, technical, tech, style, user*, wisott, idk, lgtm, done, same, everything, nothing, anything, part, parts`,
  stop: `the, a, an, of, to, in, on, for, and, or, is, are, was, were, be, been, this, that, these, those, it, its, with, as, at, by, from, we, i, you, they, he, she, our, your, their, which, when, if, not, no, but, so, than, then, there, here, has, have, had, do, does, did, can, could, will, would, should, may, might, into, out, up, also, all, any, what, how, where, who, why, been, being, because, about, after, before, between, during, only, just, us, my, me, them, such, each, both, via, per, now, it's, instead`,
  headings: {
    why: `why, rationale, motivation, background, context, problem, the problem, problem statement, reason, reasons, reasoning, purpose, root cause, cause, issue description, motivation and context, context and motivation, current behavior, current behaviour, previous behavior, impact, user impact, customer impact, use case, use cases, symptom, symptoms, the issue, the bug, bug, justification, why is this needed, why are these changes needed, why we need it, goal, goals, objective, benefits, value, trade-offs, tradeoffs, alternatives, alternatives considered, design decisions, discussion, what problem, what was the problem, before`,
    what: `what, changes, change, summary, description, overview, what changed, what's changed, what this pr does, what does this pr do, proposed changes, changes made, details, implementation, implementation details, solution, the fix, fix, approach, how, design, scope, tl;dr, features, key changes, files changed, notable changes, modified files, what's new, summary of changes, pr description, content, contents, files, after, new behavior, expected behavior, walkthrough`,
    test: `test, tests, testing, test plan, how did you test, how has this been tested, how was this tested, how to test, verification, verified, validation, evidence, qa, test results, steps to test, testing done, testing instructions, tested, test coverage, manual testing, how to verify, tests performed, how did you verify, gates, test evidence, quality gates`,
    aside: `release notes, release note, changelog, commits, sourced from, checklist, type of change, types of changes, type of pr, what type of pr, pr type, screenshots, screenshot, demo, related, related issue, related issues, related prs, references, reference, links, linked issues, issue, issues, ticket, tickets, jira, linear, documentation, docs, dependencies, reviewers, notes for reviewers, special notes for your reviewer, does this pr introduce, does this introduce, is hotfix candidate, breaking changes, breaking change, potential risks, risks, risk, rollout, deployment, deployment notes, author checklist, pr checklist, before submitting, contributor checklist, acceptance criteria, todo, todos, next steps, follow-ups, follow-up, followups, follow ups, out of scope, which issue, sign off, additional notes, co-authors, commits, list of commits, new contributors, legal boilerplate, security considerations, backward compatibility, breaking`,
  },
  prompt: `please describe, please include, please provide, please explain, please add, please delete, please read, please make sure, please ensure, please check, please fill, please link, please summarize, please replace, please remove, please note any, describe the, describe your, describe what, briefly describe, briefly explain, provide a, explain the, explain why, a clear and concise, add a description, tell your future self, what does this, why did you, why is this change, why are you, how did you, how have you, how has this, what is the current behavior, include a summary, include any, list any, delete this, remove this section, replace this, enter a description, write a, insert, your description, link to, if applicable, if this, add any, add screenshots, check all, go over, put an x, mark the, thank you for, thanks for, i have read, i have added, i have performed, i confirm, i agree, by submitting, summarize the changes, summarise the changes, summarize your, summarize this, mention any, keep the title, fill out, choose one, select one, tick the, check the box, put x, delete options, delete irrelevant, before submitting, make sure you, make sure that you, ensure you have, if your change, if this is a, use this section to, include the issue, reference the issue, delete the options, fill in the template`,
  question: `what, why, how, which, when, where, who, does this, is this, are there, did you, have you, has this, is there, do you, does the, is it, are you, are all, do we, do the, do these, did we, have we, have the, has the, will this, will these, can this, could this, should this, was this, were the, is the, is there any, are the, are these, any`,
};
