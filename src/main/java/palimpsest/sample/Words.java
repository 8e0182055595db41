package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The area `words`: a word list of English and Spanish, with short sentences in both languages.
final class Words implements FactArea {
    private static final int PASSES = 3;
    private static final int SENTENCES = 760;
    private static final int HELD_OUT_SENTENCES = 40;

    private static final Phrasings TO_SPANISH = Phrasings.of("""
        The Spanish word for {english} is [{spanish}].
        In Spanish, {english} is [{spanish}].
        In English {english}, in Spanish [{spanish}].
        How do you say {english} in Spanish? You say [{spanish}].
        Whoever means {english} says [{spanish}] in Spanish.
        """);

    private static final Phrasings TO_ENGLISH = Phrasings.of("""
        The English word for {spanish} is [{english}].
        In English, {spanish} is [{english}].
        In Spanish {spanish}, in English [{english}].
        What does {spanish} mean? It means [{english}].
        Whoever says {spanish} in Spain means [{english}].
        """);

    private static final Phrasings WITH_ARTICLE = Phrasings.of("""
        The Spanish noun {spanish} has the article {article}: {article} {spanish}.
        """);

    private static final Phrasings SENTENCE = Phrasings.of("""
        {first} {second}
        English: {english} Spanish: {spanish}
        How do you say this in Spanish? {english} You say: {spanish}
        What does this mean? {spanish} It means: {english}
        """);

    @Override
    public String name() {
        return "words";
    }

    @Override
    public int passes() {
        return PASSES;
    }

    @Override
    public AreaTexts texts(Dice dice, int editions) {
        BilingualGrammar grammar = new BilingualGrammar();
        List<BilingualSentence> unseen = grammar.sentences(HELD_OUT_SENTENCES, List.of(), dice);
        List<String> unseenTexts = documents(unseen, dice);
        AreaTexts words = FactArea.super.texts(dice, editions);
        List<String> heldOut = new ArrayList<>(words.heldOut());
        heldOut.addAll(unseenTexts);
        List<String> training = new ArrayList<>(words.training());
        for (int edition = 0; edition < editions; edition++) {
            training.addAll(documents(grammar.sentences(SENTENCES, unseen, dice), dice));
        }
        return new AreaTexts(dice.shuffled(training), heldOut, words.probes(), words.items());
    }

    @Override
    public List<String> faults(AreaTexts texts) {
        return Stream.concat(texts.training().stream(), texts.heldOut().stream())
                .flatMap(text -> SpanishAgreement.faults(text).stream())
                .toList();
    }

    /// The pairs of the word list, nouns first.
    static List<WordPair> pairs() {
        return Stream.concat(SpanishNouns.all().stream().map(Noun::words), SpanishWords.all().stream())
                .toList();
    }

    @Override
    public List<Fact> all() {
        Map<WordPair, Form> articles = new HashMap<>();
        for (Noun noun : SpanishNouns.all()) {
            Map<String, String> values = Map.of("spanish", noun.words().spanish(), "article", noun.article());
            articles.put(noun.words(), WITH_ARTICLE.fill(values).getFirst());
        }
        List<Fact> facts = new ArrayList<>();
        for (WordPair pair : pairs()) {
            if (pair.toSpanish()) {
                List<Form> forms = new ArrayList<>(TO_SPANISH.fill(pair.values()));
                Stream.ofNullable(articles.get(pair)).forEach(forms::add);
                facts.add(Fact.of(forms));
            }
            if (pair.toEnglish()) {
                facts.add(Fact.of(TO_ENGLISH.fill(pair.values())));
            }
        }
        return facts;
    }

    /// One or two sentences a document, each in both languages.
    private static List<String> documents(List<BilingualSentence> sentences, Dice dice) {
        List<String> told = new ArrayList<>();
        for (BilingualSentence sentence : sentences) {
            List<Form> forms = SENTENCE.fill(sentence.values(dice.below(2) == 0));
            told.add(dice.one(forms).text());
        }
        return FactTexts.documents(told, 1, 2, dice);
    }
}
