/** @file People in the left panel: who is in the shoot, how often, how often kept; a click filters by them. Off, it is the way to the dialog that explains it. */
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { Person } from '../../../electron/contract/people.ts';
import { withoutKeeper } from '../../../electron/contract/people-filter.ts';
import { useApp } from '../../state/use-app.ts';
import { peoplePageTexts as t, texts } from '../../texts/texts.ts';
import { toggleOnly, valuesOf } from '../filters/filter-edit.ts';
import { FaceCrop } from './face-crop.tsx';
import { nameOf, usePeople, withoutKeeperOf } from './use-people.ts';
import './people.css';

/** More stand in the dialog. */
const shown = 8;

const useFilter = (value: string) => {
  const app = useApp();
  const filter = useStore(app.place, (s) => s.filter);
  return {
    isOn: valuesOf(filter, 'people').includes(value),
    toggle: () => app.navigate({ filter: toggleOnly(filter, 'people', value), view: 'grid' }),
  };
};

const PersonRow = ({ person }: { person: Person }): ReactNode => {
  const { isOn, toggle } = useFilter(person.key);
  const says = `${nameOf(person)}: ${t.photos(person.photos)}, ${t.keepers(person.keepers)}`;
  return (
    <button
      type="button"
      className="side-row person-row"
      aria-pressed={isOn}
      aria-label={says}
      title={says}
      onClick={toggle}
    >
      <FaceCrop {...person.face} />
      <span className="side-name">{nameOf(person)}</span>
      <span className="side-count" data-none={person.keepers === 0}>
        {texts.count(person.keepers)} / {texts.count(person.photos)}
      </span>
    </button>
  );
};

const Without = ({ people }: { people: readonly Person[] }): ReactNode => {
  const { isOn, toggle } = useFilter(withoutKeeper);
  const without = withoutKeeperOf(people).length;
  if (without === 0 && !isOn) return null;
  return (
    <button
      type="button"
      className="side-row"
      aria-pressed={isOn}
      aria-label={t.withoutTitle(without)}
      title={t.withoutTitle(without)}
      onClick={toggle}
    >
      <span className="side-dot" data-tone="reject" />
      <span className="side-name">{t.withoutKeeper}</span>
      <span className="side-count">{texts.count(without)}</span>
    </button>
  );
};

export const PeopleItem = (): ReactNode => {
  const app = useApp();
  const hasShoot = useStore(app.shoot.state, (s) => s.summary !== null);
  const { value } = usePeople();
  if (!hasShoot || value === null) return null;
  const open = (): void => void app.actions.run('app.people');
  const several = value.people.filter(({ photos, name }) => photos > 1 || name !== null);
  return (
    <section className="side-group">
      <h2>{t.title}</h2>
      {value.state === 'ready' && value.people.length > 0 ? <Without people={value.people} /> : null}
      {several.slice(0, shown).map((person) => (
        <PersonRow key={person.key} person={person} />
      ))}
      <button type="button" className="side-row" aria-haspopup="dialog" onClick={open}>
        <span className="side-name">{value.people.length > 0 ? t.all(value.people.length) : t.find}</span>
      </button>
    </section>
  );
};
