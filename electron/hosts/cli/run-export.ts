/** @file One export from plan to end: a dry run lists every change; the real run does what the plan said and names every file it could not. */
import { say } from '../../../texts/say.ts';
import type { ExportPlan, ExportResult, ExportSpec } from '../../contract/exporting.ts';
import { withVisibleText } from '../../contract/visible-text.ts';
import type { Engine } from '../../core/engine.ts';
import { confirmCount } from './confirm.ts';
import type { CommandContext } from './context.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { describeProofs } from './proof-words.ts';

export interface ExportOptions {
  dryRun?: boolean;
  /** In words on stderr also with --json: stdout holds another result. */
  onStderr?: boolean;
  /** The number of photos to trash, given in the command; without it somebody is asked. */
  confirm?: string | undefined;
}

export async function runExport(
  context: CommandContext,
  engine: Engine,
  spec: ExportSpec,
  { dryRun = false, onStderr = false, confirm }: ExportOptions = {},
): Promise<ExitCode> {
  const plan = await engine.client.exporting.plan(spec);
  if (dryRun) {
    if (context.json) await context.terminal.printJson({ schema: 'chinagraph/export@1', plan, result: null });
    else for (const line of describePlan(withVisibleText(plan))) context.terminal.print(line);
    return exitCode.ok;
  }
  if (spec.action.kind === 'trash' && plan.photoCount > 0) {
    const files = plan.counts.trash ?? 0;
    const question = say('export.trashIt', { photos: plan.photoCount, files });
    await confirmCount(context, question, plan.photoCount, confirm);
  }
  if (spec.action.kind === 'embed' && plan.photoCount > 0) {
    const files = plan.counts.update ?? 0;
    const question = say('export.embedIt', { photos: plan.photoCount, files });
    await confirmCount(context, question, plan.photoCount, confirm);
  }
  if (spec.action.kind === 'discard' && plan.photoCount > 0) {
    const question = say('export.discardIt', { photos: plan.photoCount });
    await confirmCount(context, question, plan.photoCount, confirm);
  }
  const result = await execute(context, engine, plan);
  context.terminal.clearProgress();
  if (context.json && !onStderr) {
    await context.terminal.printJson({ schema: 'chinagraph/export@1', plan: { ...plan, changes: undefined }, result });
  } else {
    for (const line of describeResult(withVisibleText(plan), withVisibleText(result))) context.terminal.remark(line);
  }
  if (result.cancelled) return exitCode.cancelled;
  const isShort = (result.proofs?.unreached.length ?? 0) > 0;
  if (result.failures.length > 0 || isShort || (plan.counts.conflict ?? 0) > 0) return exitCode.partly;
  return exitCode.ok;
}

async function execute(context: CommandContext, engine: Engine, plan: ExportPlan): Promise<ExportResult> {
  const events = await engine.client.exporting.run(
    { planId: plan.planId, confirmCount: plan.photoCount },
    { signal: context.signal },
  );
  try {
    for await (const event of events) {
      if (event.type === 'done') return event.result;
      context.terminal.progress({
        workId: plan.planId,
        kind: 'export',
        folderId: null,
        says: say('cli.exporting'),
        done: event.done,
        total: event.total,
        ratePerSecond: null,
        secondsLeft: null,
        state: 'running',
      });
    }
  } catch (error) {
    if (!context.signal.aborted) throw error;
  }
  return { done: 0, unchanged: 0, skipped: 0, failures: [], notTried: 0, cancelled: true };
}

const unread = say('export.unread');

function describePlan(plan: ExportPlan): string[] {
  const lines: string[] = [say('plan.dry', { says: plan.says })];
  if (plan.fields.length > 0) lines.push(say('cli.fields', { fields: plan.fields.join(', ') }));
  for (const note of plan.notes) lines.push(say('cli.note', { note }));
  for (const change of plan.changes)
    lines.push(`  ${change.what.padEnd(9)}  ${change.path}  ${change.details}${change.unread ? unread : ''}`.trimEnd());
  return lines;
}

function describeResult(plan: ExportPlan, result: ExportResult): string[] {
  const lines: string[] = [
    say('export.done', { says: plan.says, done: result.done, unchanged: result.unchanged, skipped: result.skipped }),
  ];
  for (const change of plan.changes) {
    if (change.what === 'conflict') lines.push(say('cli.conflictLine', { path: change.path, details: change.details }));
  }
  for (const note of plan.notes) lines.push(`  ${say('cli.note', { note })}`);
  for (const failure of result.failures)
    lines.push(say('cli.failedLine', { path: failure.path, reason: failure.reason }));
  if (result.notTried > 0) lines.push(say('export.notTried', { files: result.notTried }));
  if (result.proofs) lines.push(...describeProofs(result.proofs));
  if (result.cancelled) lines.push(say('cli.stoppedShort'));
  return lines;
}
