/** Folded words whose dot is no end of a sentence, in Spanish and English. */
export const ABBREVIATIONS: ReadonlySet<string> = new Set(
  'sr sra srta sres dr dra dres lic licda ing arq mtro mtra prof profa psic c av avda avd ave gral hno ntra nstra urb esc edif int núm num pta crta blvd calz priv ctra pza pl col fracc cd sta sto st mr mrs ms v vs rev capt sgt lt gen ma mª d dña sept enf jan feb aug oct nov dec ene dic'.split(
    ' ',
  ),
)
