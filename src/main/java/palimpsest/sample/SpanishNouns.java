package palimpsest.sample;

import java.util.List;
import java.util.stream.Stream;

/// The nouns of the word list, by theme; see [Noun] for the form of an entry.
final class SpanishNouns {
    /// `theme | entry; entry`, over as many lines as needed.
    private static final String TABLE = """
        animal | dog: el perro; cat: el gato; horse: el caballo; cow: la vaca; sheep: la oveja; duck: el pato
        animal | rabbit: el conejo; mouse: el ratón; lion: el león; tiger: el tigre; bear: el oso; wolf: el lobo
        animal | fox: el zorro; elephant: el elefante; monkey: el mono; giraffe: la jirafa; frog: la rana
        animal | bee: la abeja; ant: la hormiga; spider: la araña; butterfly: la mariposa; whale: la ballena
        animal | shark: el tiburón; dolphin: el delfín; swan: el cisne; crab: el cangrejo; penguin: el pingüino
        animal | < bird: el pájaro; < donkey: el burro; < pig: el cerdo; < fish: el pez
        body | head: la cabeza; eye: el ojo; nose: la nariz; mouth: la boca; tooth: el diente
        body | shoulder: el hombro; arm: el brazo; hand: la mano; leg: la pierna; foot: el pie; knee: la rodilla
        body | heart: el corazón; blood: la sangre; bone: el hueso; beard: la barba
        people | man: el hombre; > woman: la mujer; father: el padre; mother: la madre; brother: el hermano
        people | sister: la hermana; son: el hijo; daughter: la hija; uncle: el tío; aunt: la tía; king: el rey
        people | grandfather: el abuelo; grandmother: la abuela; queen: la reina; prince: el príncipe
        people | princess: la princesa; soldier: el soldado; poet: el poeta; baker: el panadero
        people | fisherman: el pescador; painter: el pintor; judge: el juez; > thief: el ladrón; monk: el monje
        people | < husband: el marido; < wife: la esposa
        food | apple: la manzana; pear: la pera; orange: la naranja; lemon: el limón; grape: la uva
        food | melon: el melón; egg: el huevo; onion: la cebolla; tomato: el tomate; lettuce: la lechuga
        food | chicken: el pollo; < potato: la patata
        dish | bread: el pan; cheese: el queso; rice: el arroz; ham: el jamón; soup: la sopa; honey: la miel
        dish | meat: la carne
        drink | water: el agua; milk: la leche; wine: el vino; beer: la cerveza; tea: el té; > coffee: el café
        larder | salt: la sal; butter: la mantequilla; flour: la harina; ice: el hielo
        thing | table: la mesa; chair: la silla; bed: la cama; lamp: la lámpara; mirror: el espejo
        thing | < key: la llave; spoon: la cuchara; fork: el tenedor; knife: el cuchillo; bottle: la botella
        thing | soap: el jabón; pillow: la almohada; box: la caja; > candle: la vela; needle: la aguja
        thing | hammer: el martillo; < bell: la campana; toy: el juguete; guitar: la guitarra; book: el libro
        thing | pencil: el lápiz; map: el mapa; dictionary: el diccionario; wheel: la rueda
        thing | > bicycle: la bicicleta; > plate: el plato; > gift: el regalo; < computer: el ordenador
        thing | < car: el coche; crown: la corona; > ring: el anillo
        clothes | shirt: la camisa; shoe: el zapato; < hat: el sombrero; skirt: la falda; glove: el guante
        clothes | sock: el calcetín; belt: el cinturón; boot: la bota; > dress: el vestido
        clothes | coat: el abrigo
        place | house: la casa; kitchen: la cocina; garden: el jardín; school: la escuela; castle: el castillo
        place | church: la iglesia; street: la calle; city: la ciudad; library: la biblioteca
        place | market: el mercado; factory: la fábrica; palace: el palacio; museum: el museo
        place | tower: la torre; > forest: el bosque; valley: el valle
        place | < village: la aldea
        building | door: la puerta; window: la ventana; bridge: el puente; train: el tren
        building | airport: el aeropuerto; farm: la granja; island: la isla; beach: la playa
        nature | sun: el sol; moon: la luna; star: la estrella; cloud: la nube; rain: la lluvia; snow: la nieve
        nature | wind: el viento; < storm: la tormenta; sea: el mar; river: el río; lake: el lago
        nature | mountain: la montaña; tree: el árbol; flower: la flor; rose: la rosa; fruit: la fruta
        nature | wheat: el trigo; < fire: el fuego; air: el aire
        stuff | wool: la lana; wood: la madera; gold: el oro; silver: la plata; stone: la piedra; sand: la arena
        stuff | paper: el papel
        time | day: el día; night: la noche; week: la semana; month: el mes; year: el año; hour: la hora
        time | minute: el minuto; Christmas: la Navidad; < spring: la primavera; summer: el verano
        time | > autumn: el otoño; winter: el invierno
        mind | war: la guerra; peace: la paz; love: el amor; life: la vida; death: la muerte; truth: la verdad
        mind | < fear: el miedo; hope: la esperanza; hunger: el hambre; silence: el silencio; noise: el ruido
        mind | voice: la voz; help: la ayuda; kiss: el beso; name: el nombre; number: el número
        mind | money: el dinero; music: la música; song: la canción; word: la palabra; question: la pregunta
        mind | answer: la respuesta; country: el país; world: el mundo; danger: el peligro
        """;

    private SpanishNouns() {}

    /// All of them, in the order of the table.
    static List<Noun> all() {
        return TABLE.lines().flatMap(SpanishNouns::nouns).toList();
    }

    private static Stream<Noun> nouns(String line) {
        int bar = line.indexOf(" | ");
        return Stream.of(line.substring(bar + 3).split("; ")).map(entry -> Noun.of(line.substring(0, bar), entry));
    }
}
