/** @file A review has come to its end: what is left to look at, most promising first. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PhotoFilter } from '../../../electron/contract/query.ts';
import { useApp } from '../../state/use-app.ts';
import { texts } from '../../texts/texts.ts';
import { Button } from '../../ui/button.tsx';

const t = texts.review;

export const WhatNext = (): ReactNode => {
  const app = useApp();
  const summary = useStore(app.shoot.state, (s) => s.summary);
  if (!summary) return null;
  const { suggested, undecided } = summary;
  const steps: { says: string; count: number; filter: PhotoFilter }[] = [
    { says: t.nextKeeps(suggested.keep), count: suggested.keep, filter: { flags: ['none'], suggestions: ['keep'] } },
    {
      says: t.nextRejects(suggested.reject),
      count: suggested.reject,
      filter: { flags: ['none'], suggestions: ['reject'] },
    },
    {
      says: t.nextUnclear(suggested.undecided),
      count: suggested.undecided,
      filter: { flags: ['none'], suggestions: ['undecided'] },
    },
    { says: t.nextUndecided(undecided), count: undecided, filter: { decided: ['no'] } },
  ];
  const open = steps.filter(({ count }) => count > 0);
  return (
    <span className="what-next">
      {open.length === 0 ? t.nothingLeft : t.next}
      {open.map(({ says, filter }) => (
        <Button key={says} onClick={() => app.navigate({ filter, view: 'grid' })}>
          {says}
        </Button>
      ))}
    </span>
  );
};
