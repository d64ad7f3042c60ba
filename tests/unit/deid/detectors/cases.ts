import type { Category } from '../../../../src/core/deid/finding.ts'
import type { Language } from '../../../../src/core/deid/text/lexicon.ts'

export interface Cases {
  /** What else the transcript holds, where it matters: a form, raw speech recognition. */
  readonly transcript?: string
  /** Texts with what the detector itself finds in them. Everybody in them is invented. */
  readonly finds: readonly (readonly [text: string, found: string, category: Category])[]
  /** Texts in which it finds nothing. */
  readonly leaves: readonly string[]
  /** The same in raw speech recognition, without capitals. */
  readonly raw?: Pick<Cases, 'finds' | 'leaves'>
}

/** The head of a form, by which a text counts as a record. */
const RECORD_ES =
  'Sexo: M.\nEdad: 40.\nServicio: Urgencias.\nEpisodio: 1.\nMotivo: dolor.\nEvolución: buena.\n'
const RECORD_EN = 'Sex: M.\nAge: 40.\nWard: 2.\nReason: pain.\nCourse: good.\nPlan: rest.\n'

/** Cases of every detector in every language it serves; the registry test asks for them. */
export const CASES: Readonly<Record<string, Readonly<Partial<Record<Language, Cases>>>>> = {
  'known-name': {
    es: {
      finds: [['ahí andaba Tláhuitl con nosotros', 'Tláhuitl', 'PERSON']],
      leaves: ['ahí andaba solo con nosotros'],
    },
    en: {
      finds: [['so Tláhuitl came along', 'Tláhuitl', 'PERSON']],
      leaves: ['so nobody came along'],
    },
  },
  email: {
    es: {
      finds: [
        ['es j.perea+citas@clinica.example.mx.', 'j.perea+citas@clinica.example.mx', 'EMAIL'],
      ],
      leaves: ['búsqueme como @perea', 'a las 5 @ la plaza'],
    },
    en: {
      finds: [['mail dee_bright@work.example, please', 'dee_bright@work.example', 'EMAIL']],
      leaves: ['meet @ noon', 'user@localhost'],
    },
  },
  'email-spoken': {
    es: {
      finds: [
        [
          'mi correo es lupita guion bajo nava arroba hotmail punto com',
          'lupita guion bajo nava arroba hotmail punto com',
          'EMAIL',
        ],
        ['sígueme en arroba tlahuitl punto gris', 'arroba tlahuitl punto gris', 'HANDLE'],
        ['mi usuario es nava guion bajo norte', 'nava guion bajo norte', 'HANDLE'],
        ['soy arroba la flaca de los quesos', 'arroba la flaca de los quesos', 'HANDLE'],
        ['es marilu ochenta arroba gmail', 'marilu ochenta arroba gmail', 'EMAIL'],
        [
          'está en citasnava punto com diagonal turnos y ya',
          'citasnava punto com diagonal turnos',
          'URL',
        ],
      ],
      leaves: [
        'pesaba una arroba de maíz',
        'dos arroba trigo',
        'llegó al punto com prisa',
        'el primer punto es lo del baño',
      ],
      raw: {
        finds: [['en el instagram zurby punto quelito ahí estoy', 'zurby punto quelito', 'HANDLE']],
        leaves: ['en el punto más alto'],
      },
    },
    en: {
      finds: [
        [
          "it's deirdre dot bright at gmail dot com",
          'deirdre dot bright at gmail dot com',
          'EMAIL',
        ],
        ['look on brightstays dot example', 'brightstays dot example', 'URL'],
        ["I'm on Instagram at brightstays", 'at brightstays', 'HANDLE'],
        ['it is bright underscore stays there', 'bright underscore stays', 'HANDLE'],
      ],
      leaves: ['I was at work at that point', 'look at the dot'],
    },
  },
  url: {
    es: {
      finds: [['vea https://estudio.example/a?b=1.', 'https://estudio.example/a?b=1', 'URL']],
      leaves: ['y ya. Entonces no.', 'son 3.5 kilos'],
    },
    en: {
      finds: [['go to www.study.example/x, then', 'www.study.example/x', 'URL']],
      leaves: ['I left. Then I came back', 'at 3.30pm'],
    },
  },
  handle: {
    es: {
      finds: [['soy @nava.lupe en Insta', '@nava.lupe', 'HANDLE']],
      leaves: ['nava@correo.example', 'dos @ tres'],
    },
    en: {
      finds: [
        ['I am @dee_bright there', '@dee_bright', 'HANDLE'],
        ['find me as dee_bright77 on it', 'dee_bright77', 'HANDLE'],
      ],
      leaves: ['dee@work.example'],
    },
  },
  'labelled-field': {
    es: {
      finds: [
        ['Apellidos: Perea de la Fuente.', 'Perea de la Fuente', 'PERSON'],
        ['NHC: 7781203.', '7781203', 'ID'],
        ['Localidad: Villaflor.', 'Villaflor', 'PLACE'],
      ],
      leaves: ['Evolución: Favorable.', 'y le dije: Nada.'],
    },
    en: {
      finds: [
        ['Surname: Whitlock', 'Whitlock', 'PERSON'],
        ['DOB: 03/04/1961', '03/04/1961', 'DATE'],
      ],
      leaves: ['Outcome: Good.', 'she said: Nothing.'],
    },
  },
  'date-numeric': {
    es: {
      finds: [
        ['nació el 03/11/1958.', '03/11/1958', 'DATE'],
        ['el 7-2-04 salió', '7-2-04', 'DATE'],
        ['con fecha 14/V/2023', '14/V/2023', 'DATE'],
        ['llegó el 3 ene 2020', '3 ene 2020', 'DATE'],
        ['operado en junio-2004', 'junio-2004', 'DATE'],
        ['ingresó en 1.996 por dolor', '1.996', 'DATE'],
        ['el 20 de Oct. de 2003 salió', '20 de Oct. de 2003', 'DATE'],
        ['volvió el 3/5 con fiebre', '3/5', 'DATE'],
      ],
      leaves: [
        'la presión 120/80',
        'el 45/13/2001',
        '1.250.300 pesos',
        'fuerza 3/5',
        'en 1.996 casos',
      ],
    },
    en: {
      finds: [['born 1958-11-03 at home', '1958-11-03', 'DATE']],
      leaves: ['a ratio of 3/4', 'version 1.2.3'],
    },
  },
  'date-words': {
    es: {
      finds: [
        ['el jueves 12 de marzo de 1998 llovió', 'jueves 12 de marzo de 1998', 'DATE'],
        ['entré en agosto de dos mil once', 'agosto de dos mil once', 'DATE'],
        ['los martes voy', 'martes', 'DATE'],
        ['desde el veintiocho de enero', 'veintiocho de enero', 'DATE'],
        ['del 3 al 7 de julio', '3 al 7 de julio', 'DATE'],
        ['el primer lunes de junio', 'primer lunes de junio', 'DATE'],
      ],
      leaves: ['son las cuatro de la tarde', 'hace dos años'],
    },
    en: {
      finds: [
        ['on the 3rd of June 1998 it rained', 'the 3rd of June 1998', 'DATE'],
        ['since August 14th, 2011', 'August 14th, 2011', 'DATE'],
        ['every Tuesday', 'Tuesday', 'DATE'],
        ['the 14th and 15th of August', 'the 14th and 15th of August', 'DATE'],
        ['the first Monday in June', 'first Monday in June', 'DATE'],
        ['around mid-June', 'mid-June', 'DATE'],
        ['it was last winter', 'last winter', 'DATE'],
      ],
      leaves: ['you may go', 'they march on', 'two years ago'],
      raw: {
        finds: [['they closed it in march', 'march', 'DATE']],
        leaves: ['they march on', 'you may go'],
      },
    },
  },
  year: {
    es: {
      finds: [
        ['estoy aquí desde 1998', '1998', 'DATE'],
        ['llegué en dos mil once', 'dos mil once', 'DATE'],
        ['eso fue en el ochenta y cinco', 'ochenta y cinco', 'DATE'],
        ['nació en mil novecientos ocho', 'mil novecientos ocho', 'DATE'],
        ['eso fue en el 98, creo', '98', 'DATE'],
        ['allá en los años setenta', 'setenta', 'DATE'],
        ['a mediados de los 90 sin más', '90', 'DATE'],
        ['fue el año 99 creo', 'año 99', 'DATE'],
        ['el ciclo 2019-2020', '2019-2020', 'DATE'],
        ['nací el dos del once del setenta y nueve', 'dos del once del setenta y nueve', 'DATE'],
      ],
      leaves: ['me pagan 2000 pesos', 'unas 1950 personas'],
    },
    en: {
      finds: [
        ['I came in 1998', '1998', 'DATE'],
        ['back in twenty eleven', 'twenty eleven', 'DATE'],
        ["I left in '88", "'88", 'DATE'],
        ['back in 92, I think', '92', 'DATE'],
        ['in the nineties', 'nineties', 'DATE'],
        ['the mid-1980s', '1980s', 'DATE'],
        ['in nineteen oh five', 'nineteen oh five', 'DATE'],
      ],
      leaves: ['they owe me 2000 dollars', 'about 1950 people'],
    },
  },
  age: {
    es: {
      finds: [
        ['mi abuela tiene 94 años', '94', 'AGE'],
        ['tiene noventa y un años', 'noventa y un', 'AGE'],
      ],
      leaves: ['tengo 51 años', 'pesa 94 kilos'],
      raw: {
        finds: [['mi abuela ya cumplió noventa y tres y anda sola', 'noventa y tres', 'AGE']],
        leaves: ['la caja tiene noventa y tres y pesa', 'mi tía tiene noventa y tres gallinas'],
      },
    },
    en: {
      finds: [
        ['she is 94 years old', '94', 'AGE'],
        ['a ninety two year old', 'ninety two', 'AGE'],
      ],
      leaves: ["I'm 51 years old", 'for 94 years'],
      raw: {
        finds: [['my nan is ninety two and she heckled', 'ninety two', 'AGE']],
        leaves: ['the bill was ninety two and change', 'my nan is seventy two and well'],
      },
    },
  },
  phone: {
    es: {
      finds: [
        ['marque al 33 5512 9087', '33 5512 9087', 'PHONE'],
        ['mi cel es (55) 1234-0098', '(55) 1234-0098', 'PHONE'],
        ['es 33 5512 9087 oficina', '33 5512 9087', 'PHONE'],
        ['pida la extensión 1204', '1204', 'PHONE'],
      ],
      leaves: ['de 2004-2009 trabajó', 'son 1.250.000 pesos', 'folio 33 5512 9087'],
    },
    en: {
      finds: [
        ['call (212) 555-0147', '(212) 555-0147', 'PHONE'],
        ['my cell, 020 7946 0991', '020 7946 0991', 'PHONE'],
        ['Desk: (212)555-0147x12', '(212)555-0147x12', 'PHONE'],
      ],
      leaves: ['from 2004-2009 she worked', 'case number 5551234567'],
    },
  },
  'number-spoken': {
    es: {
      finds: [
        [
          'márcame al cincuenta y cinco doce treinta y cuatro cero cero noventa y ocho',
          'cincuenta y cinco doce treinta y cuatro cero cero noventa y ocho',
          'PHONE',
        ],
        [
          'es treinta y seis... dieciocho... cero dos, noventa',
          'treinta y seis... dieciocho... cero dos, noventa',
          'PHONE',
        ],
        [
          'mi placa es jota ele zeta guion cuatro cinco uno nueve',
          'jota ele zeta guion cuatro cinco uno nueve',
          'ID',
        ],
      ],
      leaves: ['fueron dos o tres veces', 'el dos mil seis', 'a las nueve y cuarenta y cinco'],
      raw: {
        finds: [
          [
            'la causa trescientos doce diagonal dos mil veintidós diga',
            'trescientos doce diagonal dos mil veintidós',
            'ID',
          ],
          [
            'es qrx diagonal cuatro mil siete diagonal veintiuno',
            'qrx diagonal cuatro mil siete diagonal veintiuno',
            'ID',
          ],
        ],
        leaves: ['llevaba once semanas cotizadas', 'cinco mil trescientas personas'],
      },
    },
    en: {
      finds: [
        [
          "it's five five five oh one four seven two",
          'five five five oh one four seven two',
          'PHONE',
        ],
        [
          'badge number tango seven seven dash four one nine',
          'seven seven dash four one nine',
          'ID',
        ],
      ],
      leaves: ['two or three of us', 'one two three go', 'in nineteen eighty four'],
    },
  },
  'id-checked': {
    es: {
      finds: [
        ['mi DNI, 12345678Z.', '12345678Z', 'ID'],
        ['la clabe 032180000118359719', '032180000118359719', 'ID'],
        ['es 032 180 00011835971 9, mire', '032 180 00011835971 9', 'ID'],
      ],
      leaves: ['fueron 12345 personas', 'la clave ABCD'],
    },
    en: {
      finds: [
        ['pay GB82 WEST 1234 5698 7654 32 now', 'GB82 WEST 1234 5698 7654 32', 'ID'],
        ['card 4111 1111 1111 1111', '4111 1111 1111 1111', 'ID'],
        ['NHS 943 476 5919', '943 476 5919', 'ID'],
        ['insurance number QQ 12 34 56 C', 'QQ 12 34 56 C', 'ID'],
        ['a van, AB12 CDE, was there', 'AB12 CDE', 'ID'],
      ],
      leaves: ['NHS 943 476 5918', 'some 12345 people', 'in May22 the road shut'],
      raw: {
        finds: [
          ['her insurance is qq 12 34 56 c now', 'qq 12 34 56 c', 'ID'],
          ['a van ab12 cde was there', 'ab12 cde', 'ID'],
        ],
        leaves: ['on the m25 too'],
      },
    },
  },
  'record-number': {
    es: {
      finds: [
        ['el expediente JF-2291/18 sigue abierto', 'JF-2291/18', 'ID'],
        ['su folio es 88123', '88123', 'ID'],
        ['quedó como QRO/ENT/2021/004417 en la lista', 'QRO/ENT/2021/004417', 'ID'],
      ],
      leaves: ['el seguro de 2011', 'gasté 12345 pesos'],
      raw: {
        finds: [
          ['la placa era la xqv-802-c creo', 'xqv-802-c', 'ID'],
          ['la licencia es xqvz 0091772 desde octubre', 'xqvz 0091772', 'ID'],
        ],
        leaves: ['gasté como 4093 pesos', 'en la 4093 y ya'],
      },
    },
    en: {
      finds: [['case number QX-77120 is open', 'QX-77120', 'ID']],
      leaves: ['the case of 2011', 'I paid 12345 dollars'],
    },
  },
  country: {
    es: {
      finds: [['se fue a Honduras con su hermano', 'Honduras', 'PLACE']],
      leaves: ['se fue al campo', 'ese libro en turco'],
    },
    en: {
      finds: [['she came from South Korea that year', 'South Korea', 'PLACE']],
      leaves: ['she came from the country', 'we ate turkey'],
    },
  },
  origin: {
    es: {
      transcript: RECORD_ES,
      finds: [
        ['Mujer ecuatoriana de 40 años', 'ecuatoriana', 'ID'],
        ['Varón de raza negra', 'raza negra', 'ID'],
        ['niña de nacionalidad alemana', 'alemana', 'ID'],
      ],
      leaves: ['Mujer sana de 40 años'],
    },
  },
  maker: {
    es: {
      transcript: RECORD_ES,
      finds: [['colirio (Dacrol 30 mg, Laborix, Barcelona)', 'Laborix', 'ORG']],
      leaves: ['colirio (cada hora)'],
    },
    en: {
      transcript: RECORD_EN,
      finds: [['drops (Dacrol 30 mg, Laborix, Dublin)', 'Laborix', 'ORG']],
      leaves: ['drops (every hour)'],
    },
  },
  'sender-block': {
    es: {
      transcript: RECORD_ES,
      finds: [
        [
          'Remitido por: Dra. Nadia Solórzano. Xubiaga 84. E-mail: n@x.example',
          'Xubiaga 84',
          'PLACE',
        ],
      ],
      leaves: ['remitido por: la doctora', 'Xubiaga 84'],
    },
  },
  'address-block': {
    es: {
      finds: [
        [
          'me escribe a Olivo 973, 44100 Villaflor, México',
          'Olivo 973, 44100 Villaflor, México',
          'PLACE',
        ],
      ],
      leaves: ['en 1998 Juana tenía 12 gallinas', 'éramos 40 Personas'],
    },
    en: {
      finds: [
        ['send it to 28245 Puruntie 82, Apt. 4, please', '28245 Puruntie 82, Apt. 4', 'PLACE'],
        ['she wrote from ul. Kwiatowa 53, 30-001 Mirów', 'ul. Kwiatowa 53, 30-001 Mirów', 'PLACE'],
        [
          '12 Larkspur Gasse\nSuite 9\nMITTERDORF\nAustria',
          '12 Larkspur Gasse\nSuite 9\nMITTERDORF\nAustria',
          'PLACE',
        ],
      ],
      leaves: [
        'in 1998 Wall papers were dear',
        'we had 12 chairs and 3 tables',
        'about 40 People came',
      ],
    },
  },
  street: {
    es: {
      finds: [
        ['vivo en la calle Mirasoles 45, interior 2', 'Mirasoles 45, interior 2', 'PLACE'],
        ['Avda. de las Acacias, 12', 'Avda. de las Acacias, 12', 'PLACE'],
        ['por la avenida Ocho Hermanos', 'Ocho Hermanos', 'PLACE'],
      ],
      leaves: ['me quedé en la calle sin nada', 'cada quien su camino'],
      raw: {
        finds: [
          ['antes vendíamos en la dieciocho poniente', 'dieciocho poniente', 'PLACE'],
          ['en la cuarenta y dos sur', 'cuarenta y dos sur', 'PLACE'],
        ],
        leaves: ['a las dos en el sur'],
      },
    },
  },
  'street-en': {
    en: {
      finds: [
        ['at 45 Mulberry Lane now', '45 Mulberry Lane', 'PLACE'],
        ['in Ashford, TX 77401', 'TX 77401', 'PLACE'],
        ['out on Route 88 somewhere', 'Route 88', 'PLACE'],
        ['off the M6 at dawn', 'M6', 'PLACE'],
        ['over in Larkspur County they do', 'Larkspur County', 'PLACE'],
      ],
      leaves: ['I live on the street', 'Drive carefully'],
      raw: {
        finds: [
          ['i live on cobalt street now', 'cobalt street', 'PLACE'],
          ['out on route forty four', 'route forty four', 'PLACE'],
        ],
        leaves: ['i walked down the street', 'they drive on the road'],
      },
    },
  },
  postcode: {
    es: {
      finds: [['el código postal es el 99123', '99123', 'PLACE']],
      leaves: ['me cobraron 99123 pesos'],
    },
    en: {
      finds: [
        ['postcode M4 7HR there', 'M4 7HR', 'PLACE'],
        ['my zip code is 99123', '99123', 'PLACE'],
      ],
      leaves: ['it cost 99123 dollars', 'the code is long'],
    },
  },
  area: {
    es: {
      finds: [
        ['en la colonia Las Pintitas', 'Las Pintitas', 'PLACE'],
        ['allá por San Remigio', 'San Remigio', 'PLACE'],
        ['44870 Villaflor', '44870 Villaflor', 'PLACE'],
        ['fuimos al Parque Nuevo del Mirador', 'Parque Nuevo del Mirador', 'PLACE'],
        ['VILLAFLOR, Jal.- Hubo lluvia', 'VILLAFLOR', 'PLACE'],
      ],
      leaves: ['el barrio donde crecí', 'un pueblo chico'],
      raw: {
        finds: [['en el fraccionamiento los naranjales', 'los naranjales', 'PLACE']],
        leaves: ['el barrio los corrieron', 'la colonia donde crecí'],
      },
    },
  },
  institution: {
    es: {
      finds: [
        ['en el Hospital General del Valle', 'Hospital General del Valle', 'ORG'],
        ['la ferretería La Tuerca', 'ferretería La Tuerca', 'ORG'],
        ['el Juzgado Tercero de lo Civil', 'Juzgado Tercero de lo Civil', 'ORG'],
        ['en la secundaria técnica número 39', 'secundaria técnica número 39', 'ORG'],
        ['es de Nuestra Señora del Sagrario', 'Nuestra Señora del Sagrario', 'ORG'],
        ['estudia en el Tec de Villaflor', 'Tec de Villaflor', 'ORG'],
      ],
      leaves: ['fui al hospital ayer', 'la escuela donde estudié', 'nuestra señora mamá'],
      raw: {
        finds: [
          ['estudié en la secundaria cincuenta y dos de ahí', 'secundaria cincuenta y dos', 'ORG'],
          ['en el despacho quirarte y zurbano me dijeron', 'despacho quirarte y zurbano', 'ORG'],
          ['la secundaria técnica treinta y nueve', 'secundaria técnica treinta y nueve', 'ORG'],
          ['ante el juzgado segundo de lo penal', 'juzgado segundo de lo penal', 'ORG'],
          ['la parroquia de san eusebio arcángel', 'parroquia de san eusebio arcángel', 'ORG'],
          ['en la fonda doña chencha comíamos', 'fonda doña chencha', 'ORG'],
          ['la ferretería el tornillo cerró', 'ferretería el tornillo', 'ORG'],
          ['la casa hogar patio azul', 'casa hogar patio azul', 'ORG'],
          ['en la distribuidora de carnes el becerro', 'distribuidora de carnes el becerro', 'ORG'],
          ['cenamos en tacos el paisano', 'tacos el paisano', 'ORG'],
          ['en la panadería la corona de oro trabajé', 'panadería la corona de oro', 'ORG'],
          ['fui a la maderería maderas el ciprés ayer', 'maderería maderas el ciprés', 'ORG'],
          ['entré a la lavandería burbujas y ya', 'lavandería burbujas', 'ORG'],
          ['en la asociación manos de barro', 'asociación manos de barro', 'ORG'],
          ['en muebles rústicos zurbano ahí', 'muebles rústicos zurbano', 'ORG'],
          ['en la refaccionaria hermanos zurbano', 'refaccionaria hermanos zurbano', 'ORG'],
          ['la junta de conciliación', 'junta de conciliación', 'ORG'],
          ['la secretaría de salud de villaflor', 'secretaría de salud', 'ORG'],
          [
            'el sindicato independiente de jornaleros',
            'sindicato independiente de jornaleros',
            'ORG',
          ],
          ['en el mercado cinco de mayo', 'mercado cinco de mayo', 'ORG'],
          ['la capilla del señor de la piedra', 'capilla del señor de la piedra', 'ORG'],
          ['la parroquia del rosario', 'parroquia del rosario', 'ORG'],
          ['el vulcanizado don chon', 'vulcanizado don chon', 'ORG'],
          ['lo renta la casa quirarte', 'casa quirarte', 'ORG'],
          ['tengo la estética eusebia', 'estética eusebia', 'ORG'],
          ['la escuela intercultural zhuka ollivan', 'escuela intercultural zhuka ollivan', 'ORG'],
          ['el centro de salud mental la corona', 'centro de salud mental la corona', 'ORG'],
          ['en la birriería el toro contento y ya', 'birriería el toro contento', 'ORG'],
          ['soy de la sección cuarenta y dos del snte', 'sección cuarenta y dos del snte', 'ORG'],
          ['en la clínica la veintidós me vieron', 'clínica la veintidós', 'ORG'],
          ['lo mandaron al psiquiátrico de villaflor', 'psiquiátrico de villaflor', 'ORG'],
          ['en la universidad de las artes', 'universidad de las artes', 'ORG'],
          ['los de grupo luna clara pidieron', 'grupo luna clara', 'ORG'],
        ],
        leaves: [
          'hice la secundaria tres años',
          'fui al hospital ayer',
          'la tienda la cerraron',
          'la tienda la tienda',
          'la casa de mi tía',
          'la tienda nuestras cosas',
          'la clínica la verdad',
          'la capilla del pueblo',
          'en casa de mi tía',
          'el mercado cinco cosas',
          'en grupo mixto se trabaja',
          'la sección dos veces',
        ],
      },
    },
  },
  'institution-apposed': {
    es: {
      finds: [
        ['le venden a una planta, Mariscos del Évalo, que paga', 'Mariscos del Évalo', 'ORG'],
        ['la tienda de don Chon, La Gran Turquesa, se quemó', 'La Gran Turquesa', 'ORG'],
        ['un grupo que se llama Vida Serena', 'Vida Serena', 'ORG'],
      ],
      leaves: ['fui a la escuela, María no fue', 'la tienda, que ya cerró'],
      raw: {
        finds: [
          ['tenía una panadería se llamaba la selva azul', 'la selva azul', 'ORG'],
          ['de un rancho que se llama los naranjales', 'los naranjales', 'PLACE'],
          ['un programa que se llama manos con rumbo', 'manos con rumbo', 'ORG'],
          ['una cosa que se llama puentes y barro', 'puentes y barro', 'ORG'],
        ],
        leaves: ['tenía una panadería se llamaba como yo'],
      },
    },
  },
  'institution-en': {
    en: {
      finds: [
        ['at Larkspur Memorial Hospital', 'Larkspur Memorial Hospital', 'ORG'],
        ['the Department of Public Works', 'Department of Public Works', 'ORG'],
        ['for Bright & Sons Ltd', 'Bright & Sons Ltd', 'ORG'],
        ['at the Blue Heron citrus plant', 'Blue Heron citrus plant', 'ORG'],
        ['we are Local 2207', 'Local 2207', 'ORG'],
        ["she went to St. Harriet's.", 'St. Harriet', 'ORG'],
        ['my dad was at Quillon and Sons', 'Quillon and Sons', 'ORG'],
        ['the florist, Zurban & Pine, closed', 'Zurban & Pine', 'ORG'],
        ['they met at Our Lady of Quillon', 'Our Lady of Quillon', 'ORG'],
      ],
      leaves: ['I went to the hospital', 'Hospital food is bad'],
      raw: {
        finds: [
          ['i work at cobalt harbor home care now', 'cobalt harbor home care', 'ORG'],
          ['he was in the navy for years', 'navy', 'ORG'],
          ["she went to saint harriet's", 'saint harriet', 'ORG'],
          ["i'm with the bakers local two twelve", 'bakers local two twelve', 'ORG'],
          ['we met in the lantern hotel', 'lantern hotel', 'ORG'],
          ['and the old harbor baptist church helped', 'old harbor baptist church', 'ORG'],
          ['we sold it to whitlock dairy that year', 'whitlock dairy', 'ORG'],
          ['in the zimmerman history museum', 'zimmerman history museum', 'ORG'],
          ['he was in the thirty third infantry then', 'thirty third infantry', 'ORG'],
          ['bread from k and z foods mostly', 'k and z foods', 'ORG'],
          ['a bakery called third moon and', 'third moon', 'ORG'],
          ['from the council on aging they came', 'council on aging', 'ORG'],
        ],
        leaves: [
          'he was in high school then',
          'i took her to the clinic',
          'the local shop',
          'we met in the old hotel',
          'the catholic church said so',
          'they do r and d there',
          'a place called that',
          'twenty fifth of them',
        ],
      },
    },
  },
  'person-introduced': {
    es: {
      finds: [
        ['me llamo Ofelia Rangel', 'Ofelia Rangel', 'PERSON'],
        ['y le decíamos el Tecolote', 'el Tecolote', 'PERSON'],
        ['a mí me dicen el limón.', 'el limón', 'PERSON'],
        ['¿Cuál es su nombre? Zurbano', 'Zurbano', 'PERSON'],
      ],
      leaves: ['me llamo la atención', 'le decíamos que no', 'me dicen el precio de todo'],
      raw: {
        finds: [
          ['bolillo todos me dicen así', 'bolillo', 'PERSON'],
          ['a mi tío le decíamos el martillo porque pegaba', 'el martillo', 'PERSON'],
          ['acá me dicen xquel desde niño', 'xquel', 'PERSON'],
        ],
        leaves: [
          'todos me dicen que no',
          'yo le digo al supervisor',
          'le decimos la verdad',
          'nos dicen los doctores',
        ],
      },
    },
    en: {
      finds: [
        ['my name is Harriet Bloom', 'Harriet Bloom', 'PERSON'],
        ['everyone calls me Dutch', 'Dutch', 'PERSON'],
        ["What's your last name? Zurbano", 'Zurbano', 'PERSON'],
      ],
      leaves: ['my name is on the list', 'call me tomorrow'],
      raw: {
        finds: [
          ['so they call him smoky now', 'smoky', 'PERSON'],
          ['and a nurse named plums who ran it', 'plums', 'PERSON'],
        ],
        leaves: ['a thing named after plums', 'they call him back', 'call me tomorrow'],
      },
    },
  },
  'person-cued': {
    es: {
      finds: [
        ['don Eusebio ya no vino', 'Eusebio', 'PERSON'],
        ['mi cuñada Yolanda Cantú', 'Yolanda Cantú', 'PERSON'],
        ['la doctora Zurbano', 'Zurbano', 'PERSON'],
      ],
      leaves: ['mi hermana mayor', 'la doctora me dijo', 'mi primo de México'],
      raw: {
        finds: [
          ['el contador robles me dijo', 'robles', 'PERSON'],
          ['el doctor von zurbach no vino', 'von zurbach', 'PERSON'],
        ],
        leaves: ['el contador nuevo me dijo', 'el contador viejo se fue'],
      },
    },
    en: {
      finds: [
        ['Dr. Whitlock was kind', 'Whitlock', 'PERSON'],
        ['my cousin Harriet', 'Harriet', 'PERSON'],
      ],
      leaves: ['my mother said no', 'the doctor came'],
      raw: {
        finds: [['old mr pomeroy said so', 'pomeroy', 'PERSON']],
        leaves: ["his wife's happy", "the daughter's name"],
      },
    },
  },
  'person-nickname': {
    es: {
      finds: [
        ['había otro, el Charrasca, muy bravo', 'el Charrasca', 'PERSON'],
        ['y el Güero se fue', 'el Güero', 'PERSON'],
      ],
      leaves: ['el güero ese', 'el Gobierno'],
      raw: {
        finds: [
          ['a mi compadre el tuercas lo bajaron', 'el tuercas', 'PERSON'],
          ['luego la chata les gritó', 'la chata', 'PERSON'],
          ['la chata quirarte les gritó', 'la chata quirarte', 'PERSON'],
          ['preguntó el tornillo que es el supervisor', 'el tornillo', 'PERSON'],
        ],
        leaves: ['mi hermana la mayor se fue', 'le dije a mi compadre que no', 'un güero de lejos'],
      },
    },
  },
  'person-everyday': {
    es: {
      finds: [],
      leaves: ['Soy Paloma de nuevo'],
      raw: {
        finds: [
          ['soy paloma con be', 'paloma', 'PERSON'],
          ['oiga refugio', 'refugio', 'PERSON'],
          ['le había dicho a azucena que sí', 'azucena', 'PERSON'],
          ['un amigo mío rosario que estudia', 'rosario', 'PERSON'],
        ],
        leaves: [
          'me dio la fe a paz y salvo',
          'vamos a rosario',
          'soy franco y directo',
          'soy paloma blanca que vuela',
        ],
      },
    },
    en: {
      finds: [],
      leaves: ['Hope, who is there'],
      raw: {
        finds: [["i'm faith from the center", 'faith', 'PERSON']],
        leaves: ["i'm frank", "i'm happy here", 'hope is all'],
      },
    },
  },
  'person-unlisted': {
    es: {
      finds: [],
      leaves: ['luego vino Zhukarte Ollivandt'],
      raw: {
        finds: [
          ['luego vino zhukarte ollivandt a vernos', 'zhukarte ollivandt', 'PERSON'],
          ['pues zhukarte anunció que se iba', 'zhukarte', 'PERSON'],
          ['me dijo zhukarte que sí', 'zhukarte', 'PERSON'],
          ['zhukarte soy de ahí', 'zhukarte', 'PERSON'],
        ],
        leaves: [
          'jajajaja no sé',
          'nooooo qué va',
          'me dijo que sí',
          'en el call center pagan',
          'comimos corundas y atole',
        ],
      },
    },
    en: {
      finds: [],
      leaves: ['then Ollivandt Zhukarte came'],
      raw: {
        finds: [
          ["that was zhukarte's bike", 'zhukarte', 'PERSON'],
          ["zhukarte he's in transport", 'zhukarte', 'PERSON'],
          ['and then ollivandt zhukarte came', 'ollivandt zhukarte', 'PERSON'],
        ],
        leaves: ["that was the neighbour's bike", 'a great-aunt of mine', 'the new superintendent'],
      },
    },
  },
  'person-initials': {
    es: {
      finds: [['un usuario, Q. V., llegó tarde', 'Q. V.', 'PERSON']],
      leaves: ['la empresa es S.A. de C.V.', 'en E.U. hace frío'],
    },
    en: {
      finds: [
        ['the client, J.D.K., was late', 'J.D.K.', 'PERSON'],
        ["that's Z-U-R-B-A", 'Z-U-R-B-A', 'PERSON'],
        ['spelled z u r b a n yes', 'z u r b a n', 'PERSON'],
      ],
      leaves: ['in the U.S. it is cold', 'at 5 p.m. sharp'],
    },
  },
  'home-place': {
    es: {
      finds: [
        ['nací en Quitupan', 'Quitupan', 'PLACE'],
        ['yo vengo de Villaflor', 'Villaflor', 'PLACE'],
      ],
      leaves: ['vivo en una casa', 'vengo de trabajar'],
      raw: {
        finds: [
          ['yo soy de quitupan', 'quitupan', 'PLACE'],
          ['vivo en los ángeles ahora', 'los ángeles', 'PLACE'],
        ],
        leaves: ['soy de la idea', 'vivo en la casa'],
      },
    },
    en: {
      finds: [['I grew up in Larkspur Falls', 'Larkspur Falls', 'PLACE']],
      leaves: ['I live in a house', 'she moved to another town'],
    },
  },
  'person-listed': {
    es: {
      finds: [
        ['y Ofelia Rangel no vino', 'Ofelia Rangel', 'PERSON'],
        ['ayer Eusebio no vino', 'Eusebio', 'PERSON'],
        ['luego eusebio no vino', 'eusebio', 'PERSON'],
        ['ahí andaba Chano Magaña', 'Chano Magaña', 'PERSON'],
        ['vino Eusebio de la O ayer', 'Eusebio de la O', 'PERSON'],
      ],
      leaves: ['una rosa blanca', 'Luz no hay', 'tengo fe y esperanza'],
      raw: {
        finds: [
          ['y eusebio quirarte no vino', 'eusebio quirarte', 'PERSON'],
          ['le avisé a eusebio zhukarte antes', 'eusebio zhukarte', 'PERSON'],
          ['vino eusebio de la o ayer', 'eusebio de la o', 'PERSON'],
          ['detuvieron a eusebio n en la noche', 'eusebio n', 'PERSON'],
          ['luego rosa eusebia me invitó', 'rosa eusebia', 'PERSON'],
          ['fui con na eusebia a curarme', 'na eusebia', 'PERSON'],
        ],
        leaves: ['tengo fe y esperanza', 'la flor de la victoria'],
      },
    },
    en: {
      finds: [
        ['then Harriet Bloom came', 'Harriet Bloom', 'PERSON'],
        ['so Deirdre left', 'Deirdre', 'PERSON'],
        ['me and Big Hank left', 'Big Hank', 'PERSON'],
        ['Hope said it was fine', 'Hope', 'PERSON'],
        ['Mo and Deirdre left', 'Mo', 'PERSON'],
        ['the Whitlocks moved out', 'Whitlocks', 'PERSON'],
      ],
      leaves: ['I will go', 'we hope so', 'a grant or a bill', 'My whole life', 'Yes, Your Honor'],
      raw: {
        finds: [['me and deirdre whitlock left', 'deirdre whitlock', 'PERSON']],
        leaves: ['i will go', 'we hope so'],
      },
    },
  },
  gazetteer: {
    es: {
      finds: [
        ['anduve por San Luis Potosí', 'San Luis Potosí', 'PLACE'],
        ['me atienden en el IMSS', 'IMSS', 'ORG'],
      ],
      leaves: ['soy de México', 'la paz del campo'],
      raw: {
        finds: [
          ['me llevaron a el salto ese día', 'el salto', 'PLACE'],
          ['trabajo en las lomas de lunes a viernes', 'las lomas', 'PLACE'],
          ['la clínica del seguro y ya', 'seguro', 'ORG'],
        ],
        leaves: ['salí en la noche', 'estaba en la calle', 'la esperanza muere al último'],
      },
    },
    en: {
      finds: [
        ['flew to San Francisco', 'San Francisco', 'PLACE'],
        ['worked at Walmart', 'Walmart', 'ORG'],
      ],
      leaves: ['I am from France', 'a target to reach'],
    },
  },
  workplace: {
    es: {
      finds: [['trabajé en Metalúrgica Zurbano', 'Metalúrgica Zurbano', 'ORG']],
      leaves: ['trabajé en una fábrica', 'trabajo con mi hermano'],
    },
    en: {
      finds: [['she works at Larkspur Metals', 'Larkspur Metals', 'ORG']],
      leaves: ['she works at night', 'good at it'],
    },
  },
  acronym: {
    es: {
      finds: [
        ['me mandaron del CRIZ para acá', 'CRIZ', 'ORG'],
        ['la Comisión de Riego (CRIZ) dijo', 'CRIZ', 'ORG'],
      ],
      leaves: ['me hicieron el TAC', 'YA LE DIJE QUE NO', 'el VIH'],
    },
    en: {
      finds: [['I filed it with CRIZO last year', 'CRIZO', 'ORG']],
      leaves: ['she has ADHD', 'at the GP', 'WE WENT TO THE SHOP'],
    },
  },
  compromise: {
    en: {
      finds: [['later I met Juanita and we spoke', 'Juanita', 'PERSON']],
      leaves: ['then I went home', 'we moved to France in the end', 'and it was a long day'],
    },
  },
  'proper-noun': {
    es: {
      finds: [
        ['luego platiqué con Zurbano', 'Zurbano', 'PERSON'],
        ['nos vimos en Quitrapan', 'Quitrapan', 'PLACE'],
        ['con él andaba el Zurbón siempre', 'Zurbón', 'PERSON'],
        ['yo estaba con Tornillo ese día', 'Tornillo', 'PERSON'],
      ],
      leaves: [
        'Entonces ya no fui',
        'el Gobierno no ayuda',
        'soy Mexicano',
        'Cuénteme de usted',
        'Muchísimas gracias a todos',
      ],
      raw: {
        finds: [
          ['entré con los de zurbatek ese año', 'zurbatek', 'ORG'],
          ['luego llegó el zurbón con su moto', 'el zurbón', 'PERSON'],
        ],
        leaves: ['con mi primo y los demás', 'estaba quietecito el niño'],
      },
    },
    en: {
      finds: [
        ['then I talked with Zurbano', 'Zurbano', 'PERSON'],
        ["Zurban. He's in transportation", 'Zurban', 'PERSON'],
      ],
      leaves: ['Then I left', 'on Monday', 'I speak English', "then he'd go", 'on Labor Day'],
    },
  },
}
