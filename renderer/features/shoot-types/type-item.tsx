/** @file The shoot type in the left panel: which it is, another by its menu, back in one step. */
import { ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { useApp, useHandlers, useKeyLabel } from '../../state/use-app.ts';
import { typeTexts as t } from '../../texts/texts.ts';
import { Menu, MenuChoice, MenuItem, MenuLine } from '../../ui/menu.tsx';
import { useCulling } from '../strictness/culling-settings.ts';
import { isAsType, typeOf } from './same-type.ts';
import './shoot-types.css';
import { useTypes } from './use-types.ts';

export const TypeItem = (): ReactNode => {
  const app = useApp();
  const { value, choose, back } = useCulling();
  const types = useTypes();
  const keyLabel = useKeyLabel('app.shootTypes');
  useHandlers({ 'culling.back': () => (back ? back() : false) });
  if (!value || types.length === 0) return null;
  const type = typeOf(value, types);
  const name = value.type ?? type?.name ?? t.none;
  const says = type && isAsType(value, type) ? t.ofType(name) : t.changed(t.ofType(name));
  return (
    <section className="side-group side-type">
      <h2>{t.item}</h2>
      <Menu
        trigger={
          <button type="button" className="side-row" title={type ? t.ofType(type.says) : undefined}>
            <span className="visually-hidden">{t.item}: </span>
            <span className="side-name">{says}</span>
            <ChevronDown size={12} aria-hidden />
          </button>
        }
      >
        <MenuChoice
          value={name}
          options={types.map((each) => ({ value: each.name, text: t.ofType(each.name) }))}
          onChange={(chosen) => {
            const next = types.find((each) => each.name === chosen);
            if (!next) return;
            choose(next);
            app.toasts.say('info', t.chosen(t.ofType(next.name)), 'culling.back');
          }}
        />
        <MenuLine />
        {back ? (
          <MenuItem onSelect={back}>{app.actions.definitions.find((d) => d.id === 'culling.back')?.title}</MenuItem>
        ) : null}
        <MenuItem keyLabel={keyLabel} onSelect={() => app.actions.run('app.shootTypes')}>
          {t.edit}
        </MenuItem>
      </Menu>
    </section>
  );
};
