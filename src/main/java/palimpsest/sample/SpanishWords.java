package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// The words of the word list that are not nouns; see [WordPair] for the form of an entry.
final class SpanishWords {
    private static final String NUMBERS = """
        zero: cero; one: uno; two: dos; three: tres; four: cuatro; five: cinco; six: seis; seven: siete
        eight: ocho; nine: nueve; ten: diez; eleven: once; twelve: doce; thirteen: trece; fourteen: catorce
        fifteen: quince; sixteen: dieciséis; seventeen: diecisiete; eighteen: dieciocho; nineteen: diecinueve
        twenty: veinte; thirty: treinta; forty: cuarenta; fifty: cincuenta; sixty: sesenta; seventy: setenta
        eighty: ochenta; ninety: noventa; thousand: mil
        """;

    private static final String CALENDAR = """
        Monday: lunes; Tuesday: martes; Wednesday: miércoles; Thursday: jueves; Friday: viernes
        Saturday: sábado; Sunday: domingo; January: enero; February: febrero; March: marzo; April: abril
        May: mayo; June: junio; July: julio; August: agosto; September: septiembre; October: octubre
        November: noviembre; December: diciembre
        """;

    private static final String COLOURS = """
        red: rojo; blue: azul; green: verde; yellow: amarillo; white: blanco; black: negro; > grey: gris
        """;

    /// Masculine singular.
    private static final String ADJECTIVES = """
        > big: grande; > small: pequeño; new: nuevo; < old: viejo; > tall: alto; long: largo; > fast: rápido
        slow: lento; strong: fuerte; weak: débil; good: bueno; bad: malo; < happy: feliz; sad: triste
        rich: rico; poor: pobre; young: joven; clean: limpio; dirty: sucio; full: lleno; empty: vacío
        open: abierto; closed: cerrado; < hot: caliente; cold: frío; dry: seco; < wet: mojado; heavy: pesado
        > hard: duro; easy: fácil; > difficult: difícil; sweet: dulce; cheap: barato; expensive: caro
        < beautiful: hermoso; ugly: feo; brave: valiente; tired: cansado; > sick: enfermo; blind: ciego
        deep: profundo; fat: gordo; false: falso; < strange: extraño; famous: famoso; dangerous: peligroso
        necessary: necesario; possible: posible; dark: oscuro; proud: orgulloso; shy: tímido; dead: muerto
        """;

    private static final String VERBS = """
        to eat: comer; < to drink: beber; to sleep: dormir; > to speak: hablar; to see: ver; to hear: oír
        to listen: escuchar; to read: leer; to write: escribir; to sing: cantar; to dance: bailar
        to run: correr; < to walk: caminar; to swim: nadar; to fly: volar; to fall: caer; to open: abrir
        > to close: cerrar; to buy: comprar; to sell: vender; to pay: pagar; to give: dar; to lose: perder
        < to find: encontrar; to live: vivir; to die: morir; to work: trabajar; to learn: aprender
        > to teach: enseñar; to study: estudiar; to think: pensar; to believe: creer; < to understand: entender
        to forget: olvidar; to need: necesitar; to laugh: reír; to cry: llorar; to help: ayudar
        to build: construir; to break: romper; to cut: cortar; to cook: cocinar; to wash: lavar
        to paint: pintar; to draw: dibujar; to call: llamar; to arrive: llegar; to travel: viajar
        to dream: soñar; to receive: recibir; to follow: seguir
        """;

    private static final String OTHERS = """
        and: y; or: o; with: con; without: sin; where: dónde; when: cuándo; who: quién; because: porque
        less: menos; more: más; < here: aquí; yes: sí; < also: también; > between: entre; > after: después
        today: hoy; yesterday: ayer; now: ahora; always: siempre; < never: nunca; almost: casi; thanks: gracias
        goodbye: adiós; hello: hola
        """;

    private SpanishWords() {}

    /// All of them.
    static List<WordPair> all() {
        return Stream.of(NUMBERS, CALENDAR, COLOURS, ADJECTIVES, VERBS, OTHERS)
                .flatMap(String::lines)
                .flatMap(line -> Stream.of(line.split("; ")))
                .map(WordPair::of)
                .toList();
    }
}
