/** @file English sentences about people in photos. */
export const peopleTexts = {
  'people.off': 'People are not looked for. Switch it on first.',
  'people.gone': 'This person is not in the shoot any more. Look at the list again.',
  'people.notThere': 'This person is in none of these photos.',
};
