/** What a word is known to be; a lexeme carries any number of these as bits. */
export const IS = {
  given: 1 << 0,
  givenAbroad: 1 << 1,
  surname: 1 << 2,
  surnameAbroad: 1 << 3,
  /** A name that is also an everyday word: Rosa, Luz; Will, Grant. */
  everyday: 1 << 4,
  /** In the dictionary of the language. */
  word: 1 << 5,
  place: 1 << 6,
  org: 1 << 7,
  country: 1 << 8,
  eponym: 1 << 9,
  /** Capitalised for other reasons: demonyms, languages, feasts, brands of daily life. */
  neutral: 1 << 10,
  /** A known place, organisation or country of several words begins here. */
  phraseStart: 1 << 11,
  title: 1 << 12,
  kin: 1 << 13,
  role: 1 << 14,
  orgHead: 1 << 15,
  orgHeadWeak: 1 << 16,
  street: 1 << 17,
  area: 1 << 18,
  month: 1 << 19,
  weekday: 1 << 20,
  season: 1 << 21,
  number: 1 << 22,
  /** Articles, prepositions, pronouns, conjunctions, the commonest verbs: never part of a name. */
  function: 1 << 23,
  nickname: 1 << 24,
  saint: 1 << 25,
  /** Words that join the parts of one name: de, del, la; van, of. */
  joint: 1 << 26,
  placePreposition: 1 << 27,
  workVerb: 1 << 28,
  homeVerb: 1 << 29,
  /** An organisation whose name is first of all something else: Excélsior, Amazon, Turín. */
  orgDoubtful: 1 << 30,
  /** The name of a letter, as codes are dictated: «hache», «equis». */
  letter: 1 << 31,
} as const
