import { acronym } from './acronym.ts'
import { addressBlock } from './address-block.ts'
import { age } from './age.ts'
import { area } from './area.ts'
import { compromise } from './compromise.ts'
import { country } from './country.ts'
import { dateNumeric } from './date-numeric.ts'
import { dateWords } from './date-words.ts'
import type { Detector } from './detector.ts'
import { emailSpoken } from './email-spoken.ts'
import { email } from './email.ts'
import { gazetteer } from './gazetteer.ts'
import { handle } from './handle.ts'
import { homePlace } from './home-place.ts'
import { idChecked } from './id-checked.ts'
import { institutionEn } from './institution-en.ts'
import { institutionApposed } from './institution-apposed.ts'
import { institution } from './institution.ts'
import { knownName } from './known-name.ts'
import { labelledField } from './labelled-field.ts'
import { numberSpoken } from './number-spoken.ts'
import { maker } from './maker.ts'
import { origin } from './origin.ts'
import { personCued } from './person-cued.ts'
import { personEveryday } from './person-everyday.ts'
import { personIntroduced } from './person-introduced.ts'
import { personInitials } from './person-initials.ts'
import { personListed } from './person-listed.ts'
import { personNickname } from './person-nickname.ts'
import { personUnlisted } from './person-unlisted.ts'
import { phone } from './phone.ts'
import { postcode } from './postcode.ts'
import { properNoun } from './proper-noun.ts'
import { recordNumber } from './record-number.ts'
import { streetEn } from './street-en.ts'
import { senderBlock } from './sender-block.ts'
import { street } from './street.ts'
import { url } from './url.ts'
import { workplace } from './workplace.ts'
import { year } from './year.ts'

/** Every detector. Among findings of one length and tier the detector further up wins. */
export const DETECTORS: readonly Detector[] = [
  knownName,
  email,
  emailSpoken,
  url,
  handle,
  labelledField,
  dateNumeric,
  dateWords,
  year,
  age,
  phone,
  numberSpoken,
  idChecked,
  recordNumber,
  addressBlock,
  street,
  streetEn,
  postcode,
  area,
  institution,
  institutionApposed,
  institutionEn,
  personIntroduced,
  personCued,
  personNickname,
  personInitials,
  homePlace,
  personListed,
  gazetteer,
  country,
  workplace,
  acronym,
  personUnlisted,
  personEveryday,
  properNoun,
  origin,
  maker,
  senderBlock,
  compromise,
]
