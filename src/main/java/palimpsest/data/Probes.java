package palimpsest.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.tensor.InputException;
import palimpsest.tokenizer.Tokenizer;

/// Probe passages: short texts, by area, that are never trained on and whose tokens are followed through a run.
///
/// Passages end at the end of a sentence where one lies in their second half, else at the end of a word.
///
/// @param tokenizer measures the passages
/// @param mostTokens tokens a passage may have at most
public record Probes(Tokenizer tokenizer, int mostTokens) {
    /// Questions at most, all files together.
    private static final int MOST_QUESTIONS = 50_000;

    public Probes {
        if (mostTokens < 1) {
            throw new IllegalArgumentException("a passage of " + mostTokens + " tokens");
        }
    }

    /// Chooses the beginnings of held-out documents, those with the smallest hashes: the same for the same files
    /// whatever the seed. At most 16 an area are at hand.
    ///
    /// @param perArea passages of each area at most; fewer where fewer documents are held out
    /// @param trained corpora that are trained on; a document that stands in their training part is passed over
    /// @return the passages, areas in the corpus's order; none from an area with nothing held out
    public List<Document> choose(Corpus corpus, int perArea, List<Corpus> trained) {
        Set<Long> trainedKeys = trainingKeys(trained);
        List<String> areas = corpus.areas();
        Map<Integer, Integer> taken = new HashMap<>();
        List<Document> passages = new ArrayList<>();
        for (Candidates.Candidate candidate : corpus.heldOutCandidates()) {
            boolean free = !trainedKeys.contains(candidate.key());
            if (free && taken.merge(candidate.area(), 1, Integer::sum) <= perArea) {
                String text = candidate.text();
                int end = end(text, 0);
                // The kept beginning of a long document may break off within a sentence.
                boolean brokenOff = end == text.length() && !candidate.whole();
                end = brokenOff ? goodEnd(text, 0, text.length()) : end;
                addPassage(passages, areas.get(candidate.area()), text.substring(0, end));
            }
        }
        return passages;
    }

    /// Reads passages and questions from files. A document is one passage or, where it is longer, several in a row. A
    /// question with its answer stays whole, and is asked even where its words are trained on.
    ///
    /// @param columns the columns that are the text, where one was chosen
    /// @param most passages in all; what comes after is not read
    /// @param trained corpora that are trained on; a passage that stands in their training part is passed over
    /// @throws InputException where a file cannot be used, all of its documents are trained on, or it asks too much
    public List<Document> read(List<Path> files, TextColumns columns, int most, List<Corpus> trained) {
        Set<Long> trainedKeys = trainingKeys(trained);
        List<Document> passages = new ArrayList<>();
        List<Document> questions = new ArrayList<>();
        for (Path file : files) {
            try (DocumentReader reader = DocumentReader.open(file, columns)) {
                boolean texts = CorpusFormat.of(file) == CorpusFormat.TEXT;
                while (!(texts && passages.size() >= most) && reader.hasNext()) {
                    Document document = reader.next();
                    if (document.answer().isPresent()) {
                        questions.add(whole(document, file, questions.size()));
                    } else if (!trainedKeys.contains(HeldOutSplit.key(document.text()))) {
                        addPassages(passages, document, most);
                    }
                }
            }
        }
        if (passages.isEmpty() && questions.isEmpty() && !files.isEmpty()) {
            throw new InputException("No probe passage is left of " + files + ": every document of it is trained on;"
                    + " give text that the model does not train on.");
        }
        passages.addAll(questions);
        return passages;
    }

    private void addPassages(List<Document> passages, Document document, int most) {
        int from = 0;
        while (passages.size() < most && from < document.text().length()) {
            int end = end(document.text(), from);
            addPassage(passages, document.area(), document.text().substring(from, end));
            from = end;
        }
    }

    private Document whole(Document asked, Path file, int before) {
        if (before == MOST_QUESTIONS) {
            throw new InputException(
                    "%s: more than %,d questions; give fewer, as all of them are asked again and again."
                            .formatted(file, MOST_QUESTIONS));
        }
        String question = asked.text().lines().findFirst().orElse("");
        if (asked.text().substring(asked.answer().orElseThrow()).isBlank()) {
            throw new InputException(
                    "%s: the question \"%s\" has no answer; give one, or take it out.".formatted(file, question));
        }
        int length = tokenizer.encode(asked.text()).length();
        if (length > mostTokens) {
            throw new InputException(
                    "%s: the question \"%s\" and its answer have %,d tokens, and at most %,d fit; shorten it."
                            .formatted(file, question, length, mostTokens));
        }
        return asked;
    }

    private static Set<Long> trainingKeys(List<Corpus> trained) {
        Set<Long> keys = new HashSet<>();
        trained.forEach(corpus -> keys.addAll(corpus.trainingKeys()));
        return keys;
    }

    private static void addPassage(List<Document> passages, String area, String text) {
        if (!text.isBlank()) {
            passages.add(new Document(area, text.strip()));
        }
    }

    /// Where a passage from `from` on ends: the text's end, or as far as the tokens allow.
    private int end(String text, int from) {
        // No token covers more than a few dozen characters; what is cut away here could not fit.
        int horizon = (int) Math.min(text.length(), from + 64L * mostTokens);
        horizon = TextCuts.whole(text, horizon);
        int end = horizon;
        while (true) {
            var encoding = tokenizer.encode(text.substring(from, end).strip());
            if (encoding.length() <= mostTokens) {
                return end;
            }
            int lead = leadingSpace(text, from, end);
            int fits = from + lead + Math.max(1, encoding.ends()[mostTokens - 1]);
            int limit = TextCuts.whole(text, fits);
            if (limit >= end) {
                limit = Character.isLowSurrogate(text.charAt(end - 1)) ? end - 2 : end - 1;
            }
            int shorter = goodEnd(text, from, limit);
            if (shorter <= from || shorter >= end) {
                return end;
            }
            end = shorter;
        }
    }

    private static int leadingSpace(String text, int from, int end) {
        int at = from;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at - from;
    }

    /// The best end at or before `limit`.
    private static int goodEnd(String text, int from, int limit) {
        int half = from + (limit - from) / 2;
        int end = TextCuts.last(text, Math.max(half, from + 1), limit, TextCuts::atSentenceEnd);
        if (end < 0) {
            end = TextCuts.last(text, Math.max(half, from + 1), limit, TextCuts::afterSpace);
        }
        return end < 0 ? limit : end;
    }
}
