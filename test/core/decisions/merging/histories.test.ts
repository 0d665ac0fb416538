/** @file Ten thousand random histories of three people: nothing newer is lost, nothing disputed is decided, and the order of files says nothing. */
import { expect, test } from 'vitest';
import type { PhotoId } from '../../../../electron/contract/ids.ts';
import type { MergeRule } from '../../../../electron/contract/merging.ts';
import { type Field, fields } from '../../../../electron/core/catalog/journal/stamps.ts';
import type { Value } from '../../../../electron/core/decisions/merging/choose-side.ts';
import type { FilePhoto } from '../../../../electron/core/decisions/merging/decisions-file.ts';
import { joinSeen } from '../../../../electron/core/decisions/merging/merge-field.ts';
import { type Here, planMerge, settle } from '../../../../electron/core/decisions/merging/plan-merge.ts';
import type { Registers } from '../../../../electron/core/decisions/merging/registers.ts';

const histories = 10_000;
const values: Record<Field, Value[]> = {
  flag: ['pick', 'reject', 'none'],
  stars: [0, 1, 3, 5],
  label: ['none', 'red', 'blue'],
  turn: [0, 1, 2],
};
const unset: Record<Field, Value> = { flag: 'none', stars: 0, label: 'none', turn: 0 };
const people = ['a', 'b', 'c'].map((name) => name.repeat(16));
const photoIds = [1, 2] as PhotoId[];

/** mulberry32 */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** A catalog without SQLite. The oracle beside it knows every write that led to a value, one by one. */
interface Person {
  id: string;
  seq: number;
  registers: Map<PhotoId, Registers>;
  oracle: Map<string, { value: Value; knows: Set<string> }>;
}
interface SentFile {
  photos: FilePhoto[];
  oracle: Person['oracle'];
}

const clone = ({ id, seq, registers, oracle }: Person): Person => ({
  ...{ id, seq },
  registers: new Map([...registers].map(([photo, of]) => [photo, { ...of }])),
  oracle: new Map(oracle),
});
const slot = (photo: PhotoId, field: Field) => `${photo} ${field}`;

function write(person: Person, photo: PhotoId, field: Field, value: Value): void {
  const registers = person.registers.get(photo)!;
  if ((registers[field]?.value ?? unset[field]) === value) return;
  person.seq += 1;
  const seen = joinSeen([registers[field]?.seen ?? {}, { [person.id]: person.seq }]);
  registers[field] = { value, by: person.id, seen };
  const knows = new Set([...(person.oracle.get(slot(photo, field))?.knows ?? []), `${person.id} ${person.seq}`]);
  person.oracle.set(slot(photo, field), { value, knows });
}

const send = (person: Person): SentFile => ({
  photos: photoIds.map(
    (photo) => ({ name: '', keys: [`k${photo}`], ...person.registers.get(photo) }) as unknown as FilePhoto,
  ),
  oracle: new Map(person.oracle),
});

const hereOf = (person: Person): Here[] =>
  photoIds.map((photoId) => ({
    ...{ photoId, keys: [`k${photoId}`], pictures: [], registers: person.registers.get(photoId)! },
    valueOf: (field) => person.registers.get(photoId)![field]?.value ?? unset[field],
  }));

/** What the oracle says: values whose writers did not know of one another. */
function lastWords(key: string, oracles: readonly Person['oracle'][]) {
  const all = oracles.flatMap((oracle) => oracle.get(key) ?? []);
  return all.filter(
    ({ knows }) =>
      !all.some((other) => other.knows.size > knows.size && [...knows].every((one) => other.knows.has(one))),
  );
}

let disputes = 0;
let history = 0;
/** Millions of checks: an expectation each would take longer than the merging. */
function must(isSo: boolean, otherwise: string): void {
  if (!isSo) throw new Error(`history ${history}: ${otherwise}`);
}

function merge(person: Person, files: readonly SentFile[], rule: MergeRule | null, check: boolean): number {
  const plan = planMerge(hereOf(person), files);
  const { merged, left } = settle(plan, rule, []);
  const oracles = [person.oracle, ...files.map(({ oracle }) => oracle)];
  const disputed = new Set(plan.disputes.map(({ photoId, field }) => slot(photoId, field)));
  const chosen = merged.flatMap(({ photoId, stamps }) =>
    fields.filter((field) => stamps[field]?.isChosen).map((field) => slot(photoId, field)),
  );
  if (chosen.length > 0) person.seq += 1;
  for (const { photoId, change, stamps } of merged) {
    for (const field of fields) {
      const one = stamps[field];
      if (!one) continue;
      const registers = person.registers.get(photoId)!;
      const value = (change[field] as Value | undefined) ?? registers[field]?.value ?? unset[field];
      const seen = one.isChosen ? joinSeen([one.seen, { [person.id]: person.seq }]) : one.seen;
      registers[field] = { value, by: one.by, seen };
    }
  }
  const before = new Map(person.oracle);
  for (const photo of photoIds) {
    for (const field of fields) {
      const key = slot(photo, field);
      const words = lastWords(key, oracles);
      const said = new Set(words.map(({ value }) => value));
      const stands = person.registers.get(photo)![field]?.value ?? unset[field];
      if (check) {
        // Disputed exactly where people who did not know of each other said different things.
        must(disputed.has(key) === said.size > 1, 'disputed where nobody differs, or not where they do');
        if (said.size === 1) must(said.has(stands), 'something newer was lost');
        else if (said.size > 1 && !chosen.includes(key))
          must(stands === (before.get(key)?.value ?? unset[field]), 'decided what is disputed');
        else if (said.size > 1) must(said.has(stands), 'chosen what nobody said');
      }
      const isOpen = said.size > 1 && !chosen.includes(key);
      if (words.length === 0 || isOpen) continue;
      const knows = new Set(words.flatMap((word) => [...word.knows]));
      if (chosen.includes(key)) knows.add(`${person.id} ${person.seq}`);
      person.oracle.set(key, { value: stands, knows });
    }
  }
  disputes += plan.disputes.length;
  return left.length;
}

const valuesOf = (person: Person) =>
  JSON.stringify(
    photoIds.map((photo) => fields.map((field) => person.registers.get(photo)![field]?.value ?? unset[field])),
  );
const stateOf = (person: Person) => JSON.stringify([...person.registers]);
const rules: (MergeRule | null)[] = [null, null, 'mine', 'theirs', 'more-stars', 'keep-wins'];

test(`${histories} histories`, () => {
  for (let seed = 1; seed <= histories; seed++) {
    history = seed;
    const below = random(seed);
    const persons = people.map((id): Person => {
      const registers = new Map<PhotoId, Registers>(photoIds.map((photo) => [photo, {}]));
      return { id, seq: 0, registers, oracle: new Map() };
    });
    const sent: SentFile[] = [];
    for (let step = 8 + below(12); step > 0; step--) {
      const person = persons[below(3)]!;
      const act = below(4);
      if (act < 2) {
        const field = fields[below(3) === 0 ? below(4) : below(2)]!;
        write(person, photoIds[below(2)]!, field, values[field][below(values[field].length)]!);
      } else if (act === 2) sent.push(send(person));
      else if (sent.length > 0) {
        const file = sent[below(sent.length)]!;
        const rule = rules[below(rules.length)]!;
        merge(person, [file], rule, true);
        const once = stateOf(person);
        merge(person, [file], rule, false);
        must(stateOf(person) === once, 'the second merge changed something');
      }
    }
    // All files at once, in whatever order they are named: one result to the last stamp.
    const files = [...sent, ...persons.map(send)];
    const [one, other] = [clone(persons[0]!), clone(persons[0]!)];
    const rule = [null, 'mine', 'keep-wins', 'more-stars'][below(4)] as MergeRule | null;
    must(
      merge(one, files, rule, true) === merge(other, files.toReversed(), rule, true),
      'order left another number open',
    );
    must(stateOf(one) === stateOf(other), 'order made another result');
    // Two people who merge each other's file by a rule that takes no side agree.
    const [left, right] = [clone(persons[1]!), clone(persons[2]!)];
    const [fromLeft, fromRight] = [send(left), send(right)];
    const [openLeft, openRight] = [
      merge(left, [fromRight], 'keep-wins', true),
      merge(right, [fromLeft], 'keep-wins', true),
    ];
    must(openLeft === openRight, 'one sees a difference that the other does not');
    if (openLeft === 0) must(valuesOf(left) === valuesOf(right), 'two people end differently');
  }
  // Histories that never differ would prove nothing.
  expect(disputes).toBeGreaterThan(histories);
});
