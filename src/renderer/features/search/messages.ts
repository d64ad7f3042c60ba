/** What the search of the study says; the app merges it under `search`. */
export const searchMessages = {
  es: {
    title: 'Buscar en el estudio',
    label: 'Palabras que se dicen',
    hint: 'Todas las palabras, sin importar acentos; también su comienzo («garc» encuentra García). Entre comillas se busca tal cual.',
    none: 'Nadie dice eso en las transcripciones de este estudio.',
    found_one: 'Un segmento',
    found_other: '{{count}} segmentos',
    more: 'Los primeros {{count}} segmentos; escribe más para encontrar menos.',
    untimed: 'sin tiempo',
  },
  en: {
    title: 'Search the study',
    label: 'Words that are said',
    hint: 'All the words, whatever their accents; also how they begin (“garc” finds García). What stands in quotation marks is searched as it is.',
    none: 'Nobody says that in the transcripts of this study.',
    found_one: 'One segment',
    found_other: '{{count}} segments',
    more: 'The first {{count}} segments; type more to find fewer.',
    untimed: 'no time',
  },
} as const
