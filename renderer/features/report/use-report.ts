/** @file The report, asked for again while the shoot changes, but not with every photo. */
import { useCallback, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { AgreementReport, AuthorsAgreement, ShootReport } from '../../../electron/contract/report.ts';
import { type Answer, useAnswer } from '../../state/use-answer.ts';
import { useApp } from '../../state/use-app.ts';

const restMs = 1_500;

export const useReport = (): Answer<{
  shoot: ShootReport;
  agreement: AgreementReport;
  authors: AuthorsAgreement[];
}> => {
  const app = useApp();
  const folderId = useStore(app.place, (s) => s.folderId);
  const summary = useStore(app.shoot.state, (s) => s.summary);
  const ask = useCallback(
    () => (folderId === null ? Promise.reject(new Error()) : app.engine.shoots.report({ folderId })),
    [app, folderId],
  );
  const answer = useAnswer(ask);
  const { again } = answer;
  const first = useRef(summary);
  useEffect(() => {
    if (summary === first.current) return;
    const timer = setTimeout(again, restMs);
    return () => clearTimeout(timer);
  }, [summary, again]);
  return answer;
};
