/** @file English sentences about people in photos. */
export const peopleTexts = {
  'people.damaged': 'people.db is damaged and left alone. Delete everything about people to begin anew.',
  'people.off': 'People are not looked for. Switch it on first.',
  'people.gone': 'This person is not in the shoot any more. Look at the list again.',
  'people.notThere': 'This person is in none of these photos.',
  'people.shootGone': 'Nothing is stored of this shoot any more. Look at the list again.',
};
