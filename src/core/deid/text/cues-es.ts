import { IS } from './flags.ts'

/** Spanish words that say what a neighbouring name is, folded, by flag. Written for this project. */
export const CUES_ES: readonly (readonly [number, string])[] = [
  [
    IS.title,
    `don doña dona sr sra srta sres señor señora señorita señores seño dr dra dres doctor doctora lic licda licenciado licenciada
    ing inge ingeniero ingeniera arq arquitecto arquitecta mtro mtra maestro maestra profe profesor profesora prof profa
    fray sor presbitero padrecito monseñor comandante capitan sargento teniente diputado diputada senador senadora
    regidor regidora ministro ministra psic enf c ciudadano ciudadana d dña maese mister miss mr mrs ms`,
  ],
  [
    IS.kin,
    `hermano hermana hermanito hermanita carnal tio tia tios tias primo prima primos primas sobrino sobrina cuñado cuñada compadre
    comadre padrino madrina ahijado ahijada suegro suegra yerno nuera esposo esposa marido mujer novio novia pareja
    hijo hija hijos hijas hijito hijita hijastro hijastra padrastro madrastra papa mama papas mami papi abuelo abuela abuelito
    abuelita bisabuelo bisabuela nieto nieta bisnieto bisnieta concuño concuña consuegro consuegra entenado amigo amiga amigos amigas
    vecino vecina compañero compañera compañeros compañeras compa cuate exesposo exesposa exmarido exnovio exnovia
    gemelo gemela mayor menor`,
  ],
  [
    IS.role,
    `gerente subgerente jefe jefa director directora subdirector subdirectora encargado encargada supervisor supervisora
    coordinador coordinadora administrador administradora patron patrona dueño dueña abogado abogada psicologo psicologa
    psiquiatra enfermero enfermera medico medica pasante residente terapeuta trabajadora trabajador social secretario
    secretaria presidente presidenta juez jueza magistrado notario notaria contador contadora mayordomo capataz obra
    usuario usuaria paciente interno interna muchacho muchacha chavo chava joven señor señora niño niña bebe alumno alumna
    estudiante becario becaria practicante chofer cocinero cocinera intendente velador guardia policia oficial
    padre madre cura sacerdote pastor obispo parroco monja hermana hermano reverendo rector rectora decano investigador
    investigadora antropologo antropologa sociologo sociologa orientador orientadora tutor tutora nutriologo nutriologa
    promotor promotora facilitador facilitadora cirujano dentista pediatra ginecologo ginecologa neurologo neurologa
    cardiologo oncologo internista urgenciologo partera colega compañero compañera entrenador entrenadora instructor
    instructora candidato candidata alcalde alcaldesa presidente gobernador gobernadora fiscal ministerio perito perita
    comadrona matrona conserje portero vendedor vendedora cajero cajera mesero mesera taquero tendero panadero carpintero
    plomero albañil electricista mecanico soldador chalan ayudante asistente auxiliar recepcionista operador operadora
    colaborador colaboradora empleado empleada trabajadora cuidador cuidadora voluntario voluntaria fallecido finado finada difunto difunta`,
  ],
  [
    IS.orgHead,
    `hospital universidad instituto secretaria clinica sanatorio colegio escuela preparatoria prepa secundaria primaria
    kinder jardin facultad tecnologico politecnico fundacion asociacion parroquia iglesia templo capilla juzgado tribunal fiscalia
    procuraduria defensoria comision ayuntamiento gobierno ministerio consejeria sindicato cooperativa consultorio
    laboratorio laboratorios farmacia farmacias ferreteria panaderia carniceria tortilleria taqueria restaurante restauran
    fonda cafeteria tequilera maquiladora maquila constructora zapateria fabrica imprenta papeleria refaccionaria
    gasolinera llantera abarrotes tienda supermercado notaria despacho bufete corporativo consorcio federacion
    confederacion camara cereso reclusorio penal dispensario albergue asilo hospicio orfanato guarderia bachillerato
    telesecundaria normal conservatorio museo biblioteca editorial periodico diario radio policlinico policlinica
    ambulatorio centro complejo mutua residencia hotel motel aseguradora inmobiliaria cerveceria vinicola ingenio
    cooperativa empacadora lavanderia tintoreria peluqueria estetica salon carpinteria herreria tapiceria purificadora lecheria
    secundaria vocacional academia internado seminario convento monasterio diocesis arquidiocesis organizacion
    coalicion frente partido ermita santuario basilica catedral curtiduria teneria madereria merceria jugueteria tlapaleria
    vulcanizadora polleria pescaderia fruteria verduleria cremeria dulceria heladeria paleteria neveria pasteleria reposteria
    rosticeria pizzeria marisqueria birrieria torteria loncheria cenaduria cantina pulqueria vinateria licoreria joyeria
    relojeria optica floreria boutique boneteria vidrieria cerrajeria talabarteria sastreria gimnasio veterinaria funeraria
    embotelladora ladrillera molino rastro aserradero minera cementera textilera cetis cbtis cbta conalep cecyte cobach tiendita preescolar tec hacienda comedor anexo discoteca bar panificadora vivero refineria finca`,
  ],
  [
    IS.orgHeadWeak,
    `grupo casa banco unidad compañia empresa taller planta industrias industria servicio agencia oficina oficinas
    club patronato consejo red programa dif cruz medicina mueblería muebleria transportes autobuses productos alimentos
    tacos tortas pollos mariscos carnitas gorditas tamales muebles ruta banda conjunto mariachi orquesta sonora trio
    cuarteto impresos telas novedades regalos uniformes materiales refacciones pinturas vidrios frutas carnes helados
    seccion psiquiatrico destiladora posada tostadora consultores
    autonoma tecnologica politecnica nuestra granja bodega almacenes deposito distribuidora comercializadora departamento dirección direccion coordinacion
    subsecretaria delegacion junta union mercado plaza servicios sistema central estancia hogar promotora editorial
    confecciones electronica reparaciones plasticos maderas textiles calzado manufacturas autopartes aceros construcciones
    lacteos quesos embutidos bordados fletes mudanzas mineros alianza liga sociedad colectivo deportivo atletico vulcanizado cemitas jugos quesadillas hamburguesas paletas birria barbacoa cocteles`,
  ],
  [
    IS.street,
    `calle c avenida av avda ave boulevard blvd bulevar calzada calz privada priv cerrada andador carretera ctra camino
    paseo pso prolongacion callejon retorno circuito periferico glorieta plaza pza pl ronda travesia via rambla autopista libramiento
    eje viaducto domicilio urbanizacion poligono`,
  ],
  [
    IS.area,
    `colonia col barrio fraccionamiento fracc rancho rancheria ejido pueblo poblado municipio comunidad localidad villa
    delegacion alcaldia barriada aldea provincia estado ciudad cd condominio coto unidad sector`,
  ],
  [
    IS.month,
    'enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre',
  ],
  [IS.weekday, 'lunes martes miercoles jueves viernes sabado sabados domingo domingos'],
  [IS.season, 'primavera verano otoño invierno'],
  [
    IS.number,
    `cero un uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete
    dieciocho diecinueve veinte veintiuno veintiun veintiuna veintidos veintitres veinticuatro veinticinco veintiseis veintisiete
    veintiocho veintinueve treinta cuarenta cincuenta sesenta setenta ochenta noventa cien ciento doscientos trescientos
    cuatrocientos quinientos seiscientos setecientos ochocientos novecientos mil primero`,
  ],
  [
    IS.function,
    `el la los las un una unos unas lo al del de a ante bajo con contra desde durante en entre hacia hasta mediante para por
    segun sin sobre tras y e o u ni que si no como cuando donde adonde quien quienes cual cuales cuanto cuanta cuantos cuantas
    yo tu usted ustedes ella ellos ellas nosotros nosotras me te se nos les le mi mis tus su sus nuestro nuestra nuestros
    nuestras mio mia suyo suya este esta esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas
    ya muy mas menos tan tanto tambien tampoco pero porque pues aunque mientras entonces luego despues antes ahora
    ahorita ahi alli alla aca aqui asi bien mal mejor peor todo toda todos todas nada nadie algo alguien alguno alguna algun ningun
    ninguna otro otra otros otras mismo misma mismos mismas cada siempre nunca casi solo sola es era eran son soy eres somos
    fue fueron fui ser sido siendo esta estan estaba estaban estoy estamos estuvo estuve estar haber he ha hay habia
    habian han hemos hubo haya va van voy vamos iba iban ir viene vino vienen ven tiene tienen tengo tenia tenian tuvo
    tuve tener hace hacen hacia hizo hago hacer dice dicen dijo dije decia decir puede pueden puedo podia poder quiere
    quiero queria sabe saben sabia se creo cree digo mira mire oiga oye fijese bueno buenos buena buenas gracias hola
    adios claro ok orale verdad cierto porfavor favor sea sean sigue siguen muere llega llegan trabaja trabajaba vive vivia
    nomas pos ay ah eh mmm aja este nombre edad años año mes dia dias semana hora horas vez veces cosa cosas señora señor
    gente ejemplo parte lado forma manera tiempo vida casa trabajo ingeniero doctor doctora le lo`,
  ],
  [
    IS.letter,
    'be ce che de efe ge hache jota ka ele elle eme ene eñe pe cu ere erre ese te uve ve equis ye zeta zeda doble',
  ],
  [IS.saint, 'san santa santo sta sto'],
  [IS.joint, 'de del la las los lo y e i da das do dos van von der den di mac mc'],
  [IS.placePreposition, 'en desde hasta hacia por a de'],
  [
    IS.workVerb,
    `trabajo trabaje trabajaba trabajar trabaja trabajamos trabajando laboro laboraba laborar laborando labore entre entro
    contrataron contrato contrate empleo empleado empleada puesto chamba chambeaba chambear jale practicas servicio prestaciones
    estudie estudio estudia estudiaba estudiando jubilo jubilado pensiono renuncie renuncio corrieron despidieron atienden atendieron
    atiende internaron interno internado mandaron canalizaron refirieron derivaron empresa compañia tienda`,
  ],
  [
    IS.homeVerb,
    `vivo vive vivia viviamos vivimos viven vivian viviendo vivi naci nacio nacimos nacido nacida crecio creci criado criada
    radico radica radicaba oriundo oriunda originario originaria vengo viene venimos venia llegue llegamos llegaron mude mudamos mudaron
    fuimos vinimos viaje viajo viajamos regrese regresamos queda estuvimos anduve anduvimos rumbo rumbos camino pueblo alla ubicado ubicada estuve cruce cruzamos subiendo bajando`,
  ],
]
