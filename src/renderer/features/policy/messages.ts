export const policyMessages = {
  es: {
    title: 'Reemplazos',
    hint: 'En qué se convierte lo aceptado, por categoría y para todo el estudio. Un reemplazo propio, puesto en la revisión, siempre gana.',
    language: 'Idioma de las etiquetas',
    category: 'Categoría',
    treatment: 'Se reemplaza por',
    example: 'Ejemplo',
    treatments: {
      label: 'Etiqueta numerada',
      generalise: 'Forma general',
      mask: 'Tachado',
      keep: 'Se deja como está',
    },
  },
  en: {
    title: 'Replacements',
    hint: 'What accepted mentions become, by category and for the whole study. A replacement of your own, given in the review, always wins.',
    language: 'Language of the labels',
    category: 'Category',
    treatment: 'Is replaced by',
    example: 'Example',
    treatments: {
      label: 'Numbered label',
      generalise: 'General form',
      mask: 'Mask',
      keep: 'Left as it is',
    },
  },
} as const
