/**
 * @file Keys of other keyboards: every pair of key and code is what the layout sends (levels as in xkeyboard-config; Windows' AltGr as Ctrl and Alt
 * together). What counts is the action, in the grid, where a decision falls on everything selected.
 */
import { describe, expect, it } from 'vitest';
import { createBindings } from '../../renderer/keys/bindings.ts';
import { chordsOf, type KeyEventLike } from '../../renderer/keys/chords.ts';
import { actionDefinitions } from '../../renderer/keys/definitions.ts';
import type { ViewName } from '../../renderer/layout/url-state.ts';

const codes = [
  ...[...'1234567890'].map((digit) => `Digit${digit}`),
  ...['Minus', 'Equal'],
  ...[...'QWERTYUIOPASDFGHJKLZXCVBNM'].map((letter) => `Key${letter}`),
  ...['BracketLeft', 'BracketRight', 'Semicolon', 'Quote', 'Backquote', 'Backslash', 'Comma', 'Period', 'Slash'],
];

/** What each code writes, plain, with Shift and with AltGr; "␀" is a dead key. */
const layouts = {
  french: [
    'azerty: &é"\'(-è_çà)=azertyuiopqsdfghjklwxcvbn,␀$mù²*;:!',
    'azerty: 1234567890°+AZERTYUIOPQSDFGHJKLWXCVBN?␀£M%~µ./§',
    'azerty: ¹~#{[|`\\^@]}æ«€¶ŧ←↓→øþ@ßðđŋħ␀ĸłł»¢„“”␀␀¤µ␀¬␀•·␀',
  ],
  german: [
    'qwertz: 1234567890ß␀qwertzuiopasdfghjklyxcvbnmü+öä␀#,.-',
    'qwertz: !"§$%&/()=?␀QWERTZUIOPASDFGHJKLYXCVBNMÜ*ÖÄ°\';:_',
    'qwertz: ¹²³¼½¬{[]}\\␀@ſ€¶ŧ←↓→øþæſðđŋħ␀ĸł»«¢„“”µ␀~␀␀′’·…–',
  ],
  russian: [
    'йцукен: 1234567890-=йцукенгшщзфывапролдячсмитьхъжэё\\бю.',
    'йцукен: !"№;%:?*()_+ЙЦУКЕНГШЩЗФЫВАПРОЛДЯЧСМИТЬХЪЖЭЁ/БЮ,',
    null,
  ],
  greek: [
    "ςερτ: 1234567890-=;ςερτυθιοπασδφγηξκλζχψωβνμ[]␀'`\\,./",
    'ςερτ: !@#$%^&*()_+:ΣΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛΖΧΨΩΒΝΜ{}␀"~|<>?',
    null,
  ],
  hebrew: [
    "קראט: 1234567890-=/'קראטוןםפשדגכעיחלךזסבהנמצ][ף,;\\תץ.",
    'קראט: !@#$%^&*)(_+QWERTYUIOPASDFGHJKLZXCVBNM}{:"~|><?',
    null,
  ],
  arabic: [
    'ضصثق: 1234567890-=ضصثقفغعهخحشسيبلاتنمئءؤرﻻىةجدكطذ\\وزظ',
    'ضصثق: !@#$%^&*)(_+ًٌَُﻹإ`÷×؛ٍِ][ﻷأـ،/~ْ}{ﻵآ\'<>:"ّ…,.؟',
    'ضصثق: ١٢٣٤٥٦٧٨٩٠–≠␀␀␀␀ڤ␀␀␀␀␀␀␀␀پ␀ٱ␀٫␀»«␀␀␀ٰ␀چ␀گ⟩٪⟨٬ژ٭',
  ],
  czech: [
    'qwertz: +ěščřžýáíé=␀qwertzuiopasdfghjklyxcvbnmú)ů§;␀,.-',
    'qwertz: 1234567890%␀QWERTZUIOPASDFGHJKLYXCVBNM/("!␀\'?:_',
    "qwertz: !@#$%^&*{}\\␀\\|€¶ŧ←↓→øþ~đĐ[]`'łŁ°#&@{}^[]$'`\\<>*",
  ],
  polish: [
    "qwerty: 1234567890-=qwertyuiopasdfghjklzxcvbnm[];'`\\,./",
    'qwerty: !@#$%^&*()_+QWERTYUIOPASDFGHJKLZXCVBNM{}:"~|<>?',
    'qwerty: ≠²³¢€½§·«»–␀πœę©ß←↓→óþąśðæŋ’ə…łżźć„”ńµ␀␀␀␀¬␀≤≥␀',
  ],
  dvorak: [
    "dvorak: 1234567890[]',.pyfgcrlaoeuidhtn;qjkxbm/=s-`\\wvz",
    'dvorak: !@#$%^&*(){}"<>PYFGCRLAOEUIDHTN:QJKXBM?+S_~|WVZ',
    null,
  ],
  thai: ['ๆไำพ: ๅ/-ภถุึคตจขชๆไำพะัีรนยฟหกดเ้่าสผปแอิืทบลวง_ฃมใฝ', 'ๆไำพ: +๑๒๓๔ู฿๕๖๗๘๙๐"ฎฑธํ๊ณฯญฤฆฏโฌ็๋ษศ()ฉฮฺ์?ฐ,ซ.%ฅฒฬฦ', null],
  persian: [
    'ضصثق: ۱۲۳۴۵۶۷۸۹۰-=ضصثقفغعهخحشسیبلاتنمظطزرذدپجچکگ\u200d\\و./',
    'ضصثق: !٬٫﷼٪×،*)(ـ+ًٌٍَُِّْ][ؤئيإأآة»«كٓژٰ\u200cٔء}{:؛÷|><؟',
    null,
  ],
} satisfies Record<string, [string, string, string | null]>;
type Layout = keyof typeof layouts;

const press = (key: string, code: string, mods: Partial<KeyEventLike> = {}): KeyEventLike => ({
  key: key === '␀' ? 'Dead' : key,
  code,
  ...{ shiftKey: false, ctrlKey: false, altKey: false, metaKey: false },
  ...mods,
});

/** The event of a code with the layout's own sign for it. */
function typed(layout: Layout, code: string, level: 'plain' | 'shift' | 'altGr' = 'plain', mods = {}): KeyEventLike {
  const row = layouts[layout][['plain', 'shift', 'altGr'].indexOf(level)];
  if (!row) throw new Error(`${layout} has no ${level}`);
  const signs = [...row.slice(row.indexOf(': ') + 2)];
  expect(signs).toHaveLength(codes.length);
  const altGr = { getModifierState: (name: string) => name === 'AltGraph' && level === 'altGr' };
  return press(signs[codes.indexOf(code)]!, code, { shiftKey: level === 'shift', ...altGr, ...mods });
}

const { actionFor } = createBindings(actionDefinitions, 'chinagraph', {});
const actionOf = (event: KeyEventLike, view: ViewName = 'grid', isMac = false) =>
  chordsOf(event, isMac)
    .map((chord) => actionFor(chord, view)?.id)
    .find(Boolean);
const decides = (id: string | undefined): boolean => /^(decide|suggest)\./.test(id ?? '');

describe('letters', () => {
  it.each(['russian', 'greek', 'hebrew', 'arabic', 'thai', 'persian'] as const)(
    '%s: by their place, with and without Shift and Ctrl',
    (layout) => {
      expect(actionOf(typed(layout, 'KeyP'))).toBe('decide.pick');
      expect(actionOf(typed(layout, 'KeyX'))).toBe('decide.reject');
      expect(actionOf(typed(layout, 'KeyU'))).toBe('decide.unflag');
      // A Persian Shift+P writes "]", which on other boards is a sign of its own: it does nothing.
      expect(actionOf(typed(layout, 'KeyP', 'shift'))).toBe(layout === 'persian' ? undefined : 'decide.keepBest');
      expect(actionOf(typed(layout, 'KeyZ', 'plain', { ctrlKey: true }))).toBe('edit.undo');
      expect(actionOf(typed(layout, 'KeyA', 'plain', { ctrlKey: true }))).toBe('select.all');
    },
  );
  it.each(['french', 'german', 'czech', 'dvorak', 'polish'] as const)('%s: by what they write', (layout) => {
    const [plain] = layouts[layout];
    const signs = [...plain.slice(plain.indexOf(': ') + 2)];
    for (const [letter, action] of Object.entries({ p: 'decide.pick', x: 'decide.reject', a: 'suggest.accept' })) {
      const code = codes[signs.indexOf(letter)]!;
      expect(actionOf(typed(layout, code)), `${letter} at ${code}`).toBe(action);
    }
    // No place of a letter decides under another name.
    for (const code of codes.filter((one) => one.startsWith('Key'))) {
      const event = typed(layout, code);
      if (!/^[a-z]$/.test(event.key)) expect(decides(actionOf(event)), `${event.key} at ${code}`).toBe(false);
    }
  });
  it('undo is where Z is written on a French board', () => {
    expect(actionOf(typed('french', 'KeyW', 'plain', { ctrlKey: true }))).toBe('edit.undo');
    expect(actionOf(typed('french', 'KeyZ', 'plain', { ctrlKey: true }))).not.toBe('edit.undo');
  });
  it('an input method that holds the key back does not stop it; two characters from one key are one key', () => {
    expect(actionOf(press('Process', 'KeyP'))).toBe('decide.pick');
    expect(actionOf(press('لا', 'KeyB'))).toBe(actionOf(press('b', 'KeyB')));
  });
  it('Option writes signs on macOS; the place is meant', () => {
    expect(chordsOf(press('π', 'KeyP', { altKey: true }), true)).toEqual(['Alt+P']);
    expect(chordsOf(press('¡', 'Digit1', { altKey: true }), true)).toEqual(['Alt+1']);
  });
});

describe('digits', () => {
  it.each(['german', 'russian', 'greek', 'hebrew', 'arabic', 'polish', 'persian'] as const)(
    '%s: the number row',
    (layout) => {
      for (const n of [0, 1, 2, 3, 4, 5]) expect(actionOf(typed(layout, `Digit${n}`)), `${n}`).toBe(`decide.stars${n}`);
      expect(actionOf(typed(layout, 'Digit6'))).toBe('decide.labelRed');
      expect(actionOf(typed(layout, 'Digit0', 'shift'))).toBe('decide.labelNone');
    },
  );
  it('French: written with Shift, and unshifted where the sign has nothing of its own to do', () => {
    expect(actionOf(typed('french', 'Digit6', 'shift'))).toBe('decide.labelRed');
    expect(actionOf(typed('french', 'Digit0', 'shift'))).toBe('decide.stars0');
    expect(actionOf(typed('french', 'Digit1'))).toBe('decide.stars1');
    expect(actionOf(typed('french', 'Digit0'))).toBe('decide.stars0');
  });
  it('French "-" and Czech "+" change the size of the pictures and decide nothing', () => {
    expect(actionOf(typed('french', 'Digit6'))).toBe('grid.smaller');
    expect(actionOf(typed('french', 'Digit6'), 'loupe')).toBe('zoom.out');
    expect(actionOf(typed('czech', 'Digit1'))).toBe('grid.larger');
    expect(actionOf(typed('czech', 'Digit1', 'shift'))).toBe('decide.stars1');
    expect(actionOf(typed('czech', 'Digit2'))).toBe('decide.stars2');
  });
  it('Thai digits count as what they are', () => {
    expect(actionOf(typed('thai', 'Digit2', 'shift'))).toBe('decide.stars1');
    expect(actionOf(typed('thai', 'Digit5'))).toBe('decide.stars5');
  });
});

describe('the numeric pad', () => {
  it.each([
    ['4', 'ArrowLeft', 'move.left'],
    ['6', 'ArrowRight', 'move.right'],
    ['8', 'ArrowUp', 'move.up'],
    ['2', 'ArrowDown', 'move.down'],
    ['7', 'Home', 'move.home'],
    ['1', 'End', 'move.end'],
    ['9', 'PageUp', 'move.pageUp'],
    ['3', 'PageDown', 'move.pageDown'],
    ['5', 'Clear', undefined],
    ['0', 'Insert', undefined],
  ])('%s without NumLock is %s: it moves or does nothing', (n, key, action) => {
    expect(actionOf(press(key, `Numpad${n}`))).toBe(action);
    expect(decides(actionOf(press(key, `Numpad${n}`, { shiftKey: true })))).toBe(false);
  });
  it('with NumLock gives stars, signs zoom, Enter opens', () => {
    expect(actionOf(press('4', 'Numpad4'))).toBe('decide.stars4');
    expect(actionOf(press('٤', 'Numpad4'))).toBe('decide.stars4');
    expect(actionOf(press('+', 'NumpadAdd'))).toBe('grid.larger');
    expect(actionOf(press('-', 'NumpadSubtract'))).toBe('grid.smaller');
    expect(actionOf(press('Enter', 'NumpadEnter'))).toBe('view.open');
  });
});

describe('AltGr', () => {
  it.each(['french', 'german', 'czech', 'polish', 'arabic'] as const)('%s: never decides', (layout) => {
    for (const code of codes) {
      for (const view of ['grid', 'loupe', 'compare', 'survey'] as const) {
        const onLinux = typed(layout, code, 'altGr');
        const onWindows = { ...onLinux, ctrlKey: true, altKey: true, getModifierState: () => false };
        expect(decides(actionOf(onLinux, view)), `${onLinux.key} at ${code}`).toBe(false);
        expect(decides(actionOf(onWindows, view)), `${onWindows.key} at ${code} on Windows`).toBe(false);
      }
    }
  });
  it('writes the sign that opens the filter bar', () => {
    expect(actionOf(typed('french', 'Digit8', 'altGr'))).toBe('panel.filters');
    expect(actionOf({ ...typed('german', 'Minus', 'altGr'), ctrlKey: true, altKey: true })).toBe('panel.filters');
  });
  it('Ctrl and Alt pressed for themselves stay what they are', () => {
    expect(chordsOf(press('k', 'KeyK', { ctrlKey: true, altKey: true }), false)).toEqual(['Mod+Alt+K']);
  });
});

describe('signs', () => {
  it.each([
    ['german', 'Minus', '?'],
    ['russian', 'Digit7', '?'],
    ['french', 'KeyM', '?'],
    ['dvorak', 'BracketLeft', '?'],
  ] as const)('%s: help is where it is written', (layout, code, sign) => {
    expect(typed(layout, code, 'shift').key).toBe(sign);
    expect(actionOf(typed(layout, code, 'shift'))).toBe('app.help');
  });
  it('with Ctrl under other scripts, by their place', () => {
    expect(actionOf(typed('russian', 'Comma', 'plain', { ctrlKey: true }))).toBe('app.settings');
    expect(actionOf(typed('hebrew', 'Period', 'plain', { ctrlKey: true }))).toBe('app.pauseWork');
  });
});
