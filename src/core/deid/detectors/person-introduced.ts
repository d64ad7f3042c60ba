import type { Finding, Reason } from '../finding.ts'
import { fold } from '../text/fold.ts'
import { IS } from '../text/flags.ts'
import type { DetectionContext } from '../text/context.ts'
import type { Language } from '../text/lexicon.ts'
import { PhraseIndex } from '../text/phrases.ts'
import { has, NAME } from '../text/tokens.ts'
import { bynameAt, NO_BYNAME } from './byname.ts'
import type { Detector } from './detector.ts'
import { BOTH, finding } from './detector.ts'
import { namedByCue, nameEnd, spanOf } from './name-shape.ts'

/**
 * `name`: a name follows. `maybe`: often something else does. `nickname`: whatever follows is one.
 * `asked`: the name is the answer, after the question mark. `before`: the name came before.
 */
type Kind = 'name' | 'maybe' | 'nickname' | 'asked' | 'before'

const PHRASES: Readonly<Record<Language, Readonly<Record<Kind, string>>>> = {
  es: {
    name: `me llamo|se llama|se llamaba|se llaman|te llamas|llamado|llamada|llamados|mi nombre es|su nombre es|su nombre era|nombre completo|de nombre|a nombre de|habla con|le habla|te habla|saluda|atentamente|firma|apellido|de apellido|se apellida|me apellido|le puso|le pusieron|le pusimos`,
    maybe: 'soy|es|era|somos|con|a|fue|conozco a|conoce a|conocí a|para|de|por',
    nickname:
      'le decimos|le decíamos|le dijimos|le dijeron|le decía|nos dicen|le dicen|le decían|le digo|me dicen|me decían|nos decían|todos me dicen|conocido como|conocida como|apodado|apodada|alias|de apodo|le apodan|le apodaban|le pusimos|mejor conocido como|que le dicen|le llaman|le llamaban|le llamábamos|me llaman|de cariño|díganme|dígame|conocen como|conocían como|conocemos como',
    asked:
      'su nombre|tu nombre|nombre completo|cómo se llama|cómo te llamas|cómo se llamaba|apellidos|su apellido|tu apellido',
    before:
      'así se apellida|así se apellidaba|así se llama|así se llamaba|así me dicen|así le dicen|así le decían|así le decimos|así me llamo|todos me dicen así|le dicen todos|le decían todos',
  },
  en: {
    name: `my name is|my name's|his name is|her name is|his name was|her name was|name is|names are|named|called|i am called|this is|signed|maiden name is|last name is|first name is|surname is|speaking with|yours sincerely|regards`,
    maybe: "i'm|i am|it's|it is|meet|with|by|for|to|and|met",
    nickname:
      'known as|goes by|they call him|they call her|call him|call her|call me|nicknamed|we called him|we called her|everyone calls me|everybody calls me|people call me|kids call her|kids call him|lads call me|lads call him|called him|called her|calls him|calls her|aka|a.k.a',
    asked:
      "your name|your last name|your first name|your full name|your surname|what's your last name|what is your name|what's her name|what's his name|he called|she called",
    before: "that's his name|that's her name|that was his name|that was her name",
  },
}

function index(language: Language): PhraseIndex<Kind> {
  const made = new PhraseIndex<Kind>()
  for (const kind of ['name', 'nickname', 'asked', 'before', 'maybe'] as const) {
    for (const phrase of PHRASES[language][kind].split('|')) made.add(fold(phrase), kind)
  }
  return made
}

const INDEXES = { es: index('es'), en: index('en') }

const REASON: Reason = {
  es: 'alguien se presenta o es nombrado («me llamo…»)',
  en: 'somebody is introduced or named',
}

/** Names and nicknames after the phrases that introduce them. */
export const personIntroduced: Detector = {
  id: 'person-introduced',
  languages: BOTH,
  categories: ['PERSON'],
  detect(text, context) {
    const found: Finding[] = []
    const phrases = INDEXES[context.language]
    for (let i = 0; i < context.tokens.length; i++) {
      const match = phrases.match(context.tokens, i)
      if (!match) continue
      const after = i + match.length
      const one =
        match.value === 'before'
          ? said(context, i - 1)
          : introduced(context, after, match.value, text)
      if (one) found.push(one)
    }
    return found
  },
}

function introduced(
  context: DetectionContext,
  at: number,
  kind: Kind,
  text: string,
): Finding | undefined {
  const { tokens } = context
  const token = tokens[at]
  if (!token || token.gap === 'other') return undefined
  if ((kind === 'asked') !== (token.gap === 'stop')) return undefined
  if (kind === 'asked' && !text.slice(tokens[at - 1]?.end, token.start).includes('?'))
    return undefined
  if (kind === 'nickname') return bynameAt(context, at)
  if (kind === 'maybe') {
    const sure = has(token, IS.given) && nameEnd(tokens, at, context) > at + 1
    if (!sure || token.gap !== 'space' || !namedByCue(token, context)) return undefined
  }
  if (!namedByCue(token, context) && !isNamed(context, at)) return undefined
  if (has(token, IS.country | IS.neutral | IS.org | IS.orgHead) && !has(token, NAME))
    return undefined
  if (context.lowerCase && has(token, IS.word) && !has(token, IS.given) && !isNamed(context, at))
    return undefined
  return finding(
    'person-introduced',
    'PERSON',
    'certain',
    spanOf(tokens, at, nameEnd(tokens, at, context)),
    REASON,
  )
}

/** "a receptionist named peaches": in raw speech recognition, whatever the name is. */
const isNamed = ({ tokens, lowerCase }: DetectionContext, at: number): boolean =>
  lowerCase &&
  tokens[at - 1]?.lexeme.folded === 'named' &&
  has(tokens[at - 2], IS.role | IS.kin) &&
  !has(tokens[at], NO_BYNAME)

/** «un señor Fermín Cacique, así se apellida», «bolillo, todos me dicen así»: the word before. */
function said({ tokens }: DetectionContext, at: number): Finding | undefined {
  const token = tokens[at]
  if (!token || has(token, IS.function | IS.kin | IS.number | IS.country)) return undefined
  const byname = ['el', 'la'].includes(tokens[at - 1]?.lexeme.folded ?? '') && token.gap === 'space'
  if (!byname && has(token, IS.word) && token.lexeme.folded.endsWith('s')) return undefined
  const span = spanOf(tokens, byname ? at - 1 : at, at + 1)
  return finding('person-introduced', 'PERSON', 'possible', span, REASON)
}
