/** @file Which photos, in which order: the filter bar's language. Answers are ids only. */
import { z } from 'zod';
import { flag, label } from './decision.ts';
import { folderId, photoId, photoIdList } from './ids.ts';
import { photoCard, photoState } from './photo.ts';
import { type FacetField, facetFields, type NumberField, numberFields, sortFields } from './photo-fields.ts';
import { stackKind } from './stack.ts';
import { suggestionClass } from './suggestion.ts';

const range = z.object({ min: z.number().optional(), max: z.number().optional() });

export const photoFilter = z.object({
  flags: z.array(flag).optional(),
  /** no: neither flag nor stars nor label. */
  decided: z.array(z.enum(['yes', 'no'])).optional(),
  stars: range.optional(),
  labels: z.array(label).optional(),
  /** Dismissed suggestions count as undecided; waiting was not judged yet. */
  suggestions: z.array(z.enum([...suggestionClass.options, 'waiting'])).optional(),
  /** A model's value on its own scale; `model` may be "<model>.<attribute>". */
  score: range.extend({ model: z.string() }).optional(),
  scenes: z.array(z.string()).optional(),
  distortions: z.array(z.string()).optional(),
  /** A picture's eyes: its worst prominent face; none has no face, unknown was not looked at yet. */
  eyes: z.array(z.enum(['open', 'closed', 'cant-tell', 'none', 'unknown'])).optional(),
  cameras: z.array(z.string()).optional(),
  lenses: z.array(z.string()).optional(),
  iso: range.optional(),
  /** Ranks in the shoot, 0..1. */
  technical: range.optional(),
  aesthetic: range.optional(),
  /** Any of these reason codes ("soft", "eyes-closed", "clipped-highlights"). */
  findings: z.array(z.string()).optional(),
  /** People by their keys; `without-keeper`: anybody who is in more than one photo and in none that is kept; `nobody`: no one who is known. */
  people: z.array(z.string().max(20)).optional(),
  states: z.array(photoState).optional(),
  stackKinds: z.array(stackKind).optional(),
  /** Only the best of every stack, and standalone photos. */
  winnersOnly: z.boolean().optional(),
  /** In any of these named sets. */
  sets: z.array(z.number().int().positive()).optional(),
  /** Whether another program or the camera says something that is not taken over. */
  theirs: z.array(z.enum(['said', 'none'])).optional(),
  /** Names, numbers, cameras and lenses, as `parseFind` reads them. */
  text: z.string().max(200).optional(),
});
export type PhotoFilter = z.infer<typeof photoFilter>;

/** Numbers that are filtered by a range. */
export type RangeFilter = NumberField & keyof PhotoFilter;
export const rangeFilters = numberFields.filter((name): name is RangeFilter => name in photoFilter.shape);

/** time, name, best (the app's own order, likely keepers first), a measure, "score:<model>" or "score:<model>.<attribute>". Photos without the value come last in both directions. */
export const sortKey = z.union([z.enum(sortFields), z.string().regex(/^score:[a-z0-9-]+(\.[A-Za-z0-9-]+)?$/)]);
export type SortKey = z.infer<typeof sortKey>;

export const photoQuery = z.object({
  folderId,
  filter: photoFilter,
  sort: z.object({ by: sortKey, descending: z.boolean() }),
  /** collapsed shows one photo per stack: its best, or its first. */
  stacks: z.enum(['open', 'collapsed']),
});
export type PhotoQuery = z.infer<typeof photoQuery>;

/** A query for ids may ask for the cards around one photo as well, so that a screenful is known with the list and not a round trip later. */
export const idsQuery = photoQuery.extend({
  near: z
    .object({
      /** Null or not in the list: the photo that now stands at `index`, or the last. */
      id: photoId.nullable(),
      index: z.number().int().min(0),
      /** Cards before it and from it on. */
      count: z.number().int().min(0).max(1_000),
    })
    .optional(),
});
export type IdsQuery = z.infer<typeof idsQuery>;

export const photoIds = z.object({
  ids: photoIdList,
  /** Photos in the shoot before filtering. */
  total: z.number().int(),
  /** Photos that match before stacks were collapsed. */
  matched: z.number().int(),
  /** In list order; only where asked for. */
  cards: z.array(photoCard).optional(),
});
export type PhotoIds = z.infer<typeof photoIds>;

const counts = z.record(z.string(), z.number());

/** Live counts for the filter bar: how many photos each choice would show, the other filters kept. */
export const facets = z.object({
  ...(Object.fromEntries(facetFields.map((name) => [name, counts])) as Record<FacetField, typeof counts>),
  stars: z.array(z.number()).length(6),
  winners: z.number(),
});
export type Facets = z.infer<typeof facets>;
