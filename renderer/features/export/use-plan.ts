/** @file The plan of what the form asks for, made anew a moment after every change; an outdated one is never shown as current. */
import { useEffect, useState } from 'react';
import type { ExportPlan, ExportSpec } from '../../../electron/contract/exporting.ts';
import { whatFailed } from '../../api/client.ts';
import { useApp } from '../../state/use-app.ts';

export interface Planning {
  /** null while it is made. */
  plan: ExportPlan | null;
  problem: string | null;
}

const restMs = 250;

/** The same request again is the same plan, unless `tries` is another number. */
export const usePlan = (spec: ExportSpec | null, tries: number): Planning => {
  const app = useApp();
  const request = spec ? JSON.stringify(spec) : '';
  const key = request && `${tries} ${request}`;
  const [state, setState] = useState<Planning & { key: string }>({ plan: null, problem: null, key: '' });
  useEffect(() => {
    if (request === '') return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      app.engine.exporting.plan(JSON.parse(request) as ExportSpec, { signal: stop.signal }).then(
        (plan) => stop.signal.aborted || setState({ plan, problem: null, key }),
        (error: unknown) => stop.signal.aborted || setState({ plan: null, problem: whatFailed(error), key }),
      );
    }, restMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [app, key, request]);
  return state.key === key ? state : { plan: null, problem: null };
};
