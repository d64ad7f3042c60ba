import { IS } from './flags.ts'

/** English words that say what a neighbouring name is, folded, by flag. Written for this project. */
export const CUES_EN: readonly (readonly [number, string])[] = [
  [
    IS.title,
    `mr mrs ms miss mx dr doctor prof professor sir dame lord lady rev reverend father sister brother captain capt colonel col
    general gen sergeant sgt lieutenant lt major officer detective judge justice senator congressman congresswoman
    councillor councilman councilwoman mayor governor president pastor deacon rabbi imam nurse coach principal madam mister missus missis princess prince queen king duke duchess emperor pope`,
  ],
  [
    IS.kin,
    `brother sister mother father mom mum dad mama papa uncle aunt auntie cousin nephew niece son daughter husband wife
    partner boyfriend girlfriend fiance fiancee grandma grandpa grandmother grandfather granddad nan nana stepdad stepmom
    stepfather stepmother stepson stepdaughter granddaughter grandson stepbrother stepsister godmother godfather goddaughter
    godson mam mammy daddy mommy aunty nanny hubby missus ex friend friends buddy mate neighbor neighbour roommate flatmate twin kid baby boy girl`,
  ],
  [
    IS.role,
    `boss manager supervisor director coordinator nurse doctor psychiatrist psychologist therapist counselor counsellor
    teacher lawyer attorney caseworker clinician specialist colleague coworker assistant receptionist owner landlord
    landlady patient client guy man woman fellow lady gentleman named called secretary trainer mentor sponsor interviewer advisor
    adviser administrator ceo cfo founder surgeon pediatrician physician midwife carer caregiver intern resident student
    dude gal fella lad lass bloke chap foreman forewoman steward bartender barman waitress waiter cop sheriff deputy preacher
    vicar priest nun chaplain mechanic farmer rancher lobsterman fisherman drummer fiddler guitarist bassist frontman reporter journalist
    photographer editor paramedic medic orderly matron dispatcher janitor caretaker spokesman spokeswoman spokesperson singer songwriter actor actress author writer artist producer`,
  ],
  [
    IS.orgHead,
    `hospital university college school academy institute clinic church chapel cathedral mosque synagogue foundation
    association society federation union council commission committee bureau agency ministry department court
    authority corporation company corp inc ltd llc plc group bank trust centre center library museum laboratories labs
    pharmacy restaurant cafe diner bakery hotel motel inn nursery infirmary hospice shelter prison jail orchestra
    partners holdings industries enterprises solutions technologies systems software consulting associates services
    insurance airlines motors records studios publishing press systems research capital ventures media gmbh sa limited
    incorporated foods stores supermarket primary elementary secondary grammar sixth surgery practice gazette times lutheran baptist methodist presbyterian
    episcopal pentecostal ministries tabernacle fellowship`,
  ],
  [IS.orgHeadWeak, 'house home team club program programme project network office'],
  [
    IS.street,
    `street st avenue ave road rd boulevard blvd lane ln drive dr court ct place pl square sq terrace way parkway pkwy
    highway hwy close crescent grove row mews walk circle trail turnpike alley`,
  ],
  [IS.area, 'county township borough village neighborhood neighbourhood district parish city town'],
  [
    IS.month,
    `january february march april may june july august september october november december jan feb mar apr jun jul aug
    sep sept oct nov dec`,
  ],
  [
    IS.weekday,
    'monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays saturdays sundays',
  ],
  [IS.season, 'spring summer fall autumn winter'],
  [
    IS.number,
    `zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand double triple`,
  ],
  [
    IS.function,
    `the a an of to in on at by for from with without about against between into through during before after above below
    up down out off over under again further then once here there when where why how all any both each few more most
    other some such no nor not only own same so than too very can will just should now i you he she it we they me him her
    us them my your his its our their mine yours hers ours theirs this that these those am is are was were be been being
    have has had having do does did doing would could may might must shall and but if or because as until while what which
    who whom whose yes yeah no ok okay oh well like really think know mean say said says get got go goes going went gone
    come came see saw want need look make made take took let lets tell told ask asked yep nope hi hello hey thanks thank
    please sorry good morning afternoon evening right sure maybe never always still even also back one two something
    anything everything nothing someone anyone everyone nobody people thing things time day days week weeks year years
    i'm i've i'd i'll it's that's he's she's they're we're you're don't didn't doesn't isn't wasn't can't won't couldn't
    wouldn't shouldn't there's what's who's let's aren't weren't haven't hasn't hadn't since though although whether
    interviewer participant speaker respondent moderator`,
  ],
  [IS.saint, 'saint st'],
  [IS.joint, "of the and & van von der den de la le du di da al el bin ibn y ter ten o'"],
  [IS.placePreposition, 'in from near around to outside'],
  [
    IS.workVerb,
    'work works worked working job employed hired joined studied trained intern interned volunteer volunteered graduated enrolled at',
  ],
  [
    IS.homeVerb,
    'live lives lived living born grew raised moved move visit visited travelled traveled flew drove',
  ],
]
