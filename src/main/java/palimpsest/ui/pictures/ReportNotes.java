package palimpsest.ui.pictures;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.RecordedRuns;

/// What stands at the end of a report: how everything was measured, and with what it was made.
final class ReportNotes {
    private ReportNotes() {}

    static void write(Page page, RecordedRuns set) {
        measures(page);
        versions(page, set);
    }

    private static void measures(Page page) {
        page.raw("<section class=\"notes\"><h2>How it was measured</h2><dl>");
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put(
                "Loss",
                "Mean surprisal of held-out text, which no step trained on, set aside by document; dashed is the"
                        + " base.");
        terms.put(
                "Bits per byte",
                "The same loss divided by the UTF-8 bytes of the text, so that models with different tokens compare.");
        terms.put("Old text", "The mean over the original areas, each with the same weight; thin lines are the areas.");
        terms.put(
                "\u0394 bits",
                "Surprisal of a token now less that under the base; +1 bit is half the probability, and below 0.1 it "
                        + "counts as unchanged.");
        terms.put(
                "Forgotten",
                "A token that was the base's first choice, is no longer the model's, and lost more than 1 bit; learned "
                        + "is the reverse, weakened is still the first choice and lost more than 0.1 bit.");
        terms.put(
                "Known", "A question whose whole answer the model would give: each of its tokens is the first choice.");
        terms.put(
                "95 % interval",
                "Where the change lies by paired bootstrap: the passages and questions of the area drawn 1,000 times "
                        + "with replacement.");
        terms.put("Replay", "Share of the training tokens that come from the original text.");
        terms.forEach((term, sentence) -> page.element("dt", term).element("dd", sentence));
        page.raw("</dl></section>");
    }

    private static void versions(Page page, RecordedRuns set) {
        page.raw("<section class=\"notes\"><h2>Made with</h2><table class=\"plan\"><tbody>");
        Map<String, List<String>> versions = new LinkedHashMap<>();
        set.runs()
                .forEach(run -> run.manifest().versions().forEach((what, version) -> {
                    List<String> all = versions.computeIfAbsent(what, _ -> new ArrayList<>());
                    if (!all.contains(version)) {
                        all.add(version);
                    }
                }));
        versions.forEach((what, all) -> page.row(what, List.of(String.join(", ", all)), "td"));
        page.raw("</tbody></table>");
        Map<String, String> files = new LinkedHashMap<>();
        set.runs()
                .forEach(run -> run.manifest()
                        .files()
                        .forEach(file -> files.putIfAbsent(
                                file.sha256(),
                                Path.of(file.path()).getFileName() + ", " + Figures.bytes(file.bytes()))));
        if (!files.isEmpty()) {
            page.raw("<details><summary>Files it read, with their SHA-256</summary><table class=\"plan\"><tbody>");
            files.forEach((hash, file) -> page.row(file, List.of(hash), "td class=\"hash\""));
            page.raw("</tbody></table></details>");
        }
        page.raw("</section>");
    }
}
