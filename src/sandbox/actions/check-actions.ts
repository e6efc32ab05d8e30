import { createCheckRun, emitCheckRun, emitCheckSuite } from '../changes/check-runs.ts';
import { StandInError } from '../stand-in-error.ts';
import type { Account, App, CheckRun } from '../store/entities.ts';
import { requirePermission } from '../store/permission.ts';
import { ensureAccount, nodeIdOf, register } from '../store/store.ts';
import type { World } from '../world.ts';
import type { UserActions } from './user-actions.ts';

type CheckActions = Pick<UserActions, 'rerequestCheck' | 'rerequestSuite' | 'pressButton' | 'reportCheck'>;

/** What people do on the page of a check, and what other Apps report. */
export function checkActions(world: World, actor: Account): CheckActions {
  return {
    rerequestCheck: (run) => {
      requireOwn(world, run);
      requirePermission(run.suite.repository, actor, 'write');
      // The suite goes back to queued; the run stays as it is until the App updates it or makes a new one.
      run.suite.isReset = true;
      emitCheckRun(world, run, 'rerequested', actor);
    },
    rerequestSuite: async (suite) => {
      requirePermission(suite.repository, actor, 'write');
      suite.isReset = true;
      await emitCheckSuite(world, suite, 'rerequested', actor);
    },
    pressButton: (run, identifier) => {
      requireOwn(world, run);
      const isOffered =
        run.status === 'completed' && run.actions.some((action) => action.identifier === identifier);
      if (!isOffered) throw new StandInError(`The check run ${run.name} offers no button ${identifier}`);
      emitCheckRun(world, run, 'requested_action', actor, { requested_action: { identifier } });
    },
    reportCheck: (repository, sha, { name, conclusion }) =>
      createCheckRun(world, repository, otherApp(world, actor), sha, { name, conclusion }),
  };
}

/** Only the App that owns a run hears of its buttons, so pressing another's would test nothing. */
function requireOwn(world: World, run: CheckRun): void {
  if (run.suite.app !== world.app) throw new StandInError(`${run.name} belongs to ${run.suite.app.slug}`);
}

function otherApp(world: World, actor: Account): App {
  const nodeId = nodeIdOf('A', actor.id);
  const known = world.store.nodes.get(nodeId);
  if (known) return known as App;
  const slug = actor.login.replace('[bot]', '');
  const bot = ensureAccount(world.store, `${slug}[bot]`);
  return register(world.store, { kind: 'App', id: actor.id, nodeId, slug, name: slug, bot });
}
