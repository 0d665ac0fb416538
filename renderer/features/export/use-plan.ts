/** @file The plan of what the form asks for, made anew a moment after every change; an outdated one is never shown as current. */
import { useEffect, useState } from 'react';
import type { ExportPlan } from '../../../electron/contract/exporting.ts';
import { whatFailed } from '../../api/client.ts';

export interface Planning {
  /** null while it is made. */
  plan: ExportPlan | null;
  problem: string | null;
}

const restMs = 250;

/** The same function from one rendering to the next. */
export type Ask<Spec> = (spec: Spec, options: { signal: AbortSignal }) => Promise<ExportPlan>;

/** The same request again is the same plan, unless `tries` is another number. */
export const usePlan = <Spec>(spec: Spec | null, tries: number, ask: Ask<Spec>): Planning => {
  const request = spec ? JSON.stringify(spec) : '';
  const key = request && `${tries} ${request}`;
  const [state, setState] = useState<Planning & { key: string }>({ plan: null, problem: null, key: '' });
  useEffect(() => {
    if (request === '') return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      ask(JSON.parse(request) as Spec, { signal: stop.signal }).then(
        (plan) => stop.signal.aborted || setState({ plan, problem: null, key }),
        (error: unknown) => stop.signal.aborted || setState({ plan: null, problem: whatFailed(error), key }),
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ask, key, request]);
  return state.key === key ? state : { plan: null, problem: null };
};
