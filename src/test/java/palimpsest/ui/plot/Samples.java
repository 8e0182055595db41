package palimpsest.ui.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Invented plots and passages for tests and the gallery.
final class Samples {
    private Samples() {}

    static PlotContent newText(int points) {
        Random random = new Random(1);
        List<PlotLine> lines = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            Series series = new Series();
            series.setSmoothing(0.95);
            for (int i = 0; i <= points; i++) {
                double level = 0.45 + run * 0.08 + 3.1 * Math.exp(-i / (points / (4.5 - run * 0.7)));
                series.append(i, level + random.nextGaussian() * 0.12);
            }
            lines.add(new PlotLine(series, run == 0 ? "no replay" : "10 % replay", run, PlotLine.Kind.RUN));
        }
        return PlotContent.empty("New text", "step", "bits per byte", "Nothing measured yet")
                .withSubtitle("held-out loss")
                .withLines(lines);
    }

    static PlotContent oldText(int points) {
        List<PlotLine> lines = new ArrayList<>();
        String[] areas = {"Capitals", "Elements", "Words"};
        for (int run = 0; run < 2; run++) {
            double rise = run == 0 ? 1.05 : 0.1;
            for (int area = -1; area < areas.length; area++) {
                double own = area < 0 ? rise : rise * (0.3 + 0.5 * area);
                Series series = new Series();
                for (int i = 0; i <= points; i += Math.max(1, points / 50)) {
                    series.append(i, 0.91 + own * (1 - Math.exp(-4.0 * i / points)));
                }
                String name = run == 0 ? "no replay" : "10 % replay";
                lines.add(
                        area < 0
                                ? new PlotLine(series, name, run, PlotLine.Kind.RUN)
                                : new PlotLine(series, areas[area], run, PlotLine.Kind.AREA));
            }
        }
        return PlotContent.empty("Old text", "step", "bits per byte", "Nothing measured yet")
                .withSubtitle("held-out loss, mean of 7 areas")
                .withBase(0.91)
                .withLines(lines);
    }

    static TokenCells tokens() {
        return new TokenCells(List.of(
                passage(
                        "Capitals",
                        "The| capital| of| France| is| Paris|.| The| capital| of| Peru| is| Lima|.| Oslo"
                                + "| is| the| capital| of| Norway|."),
                passage("Capitals", "Rome| is| the| capital| of| Italy|,| and| Madrid| that| of| Spain|."),
                passage(
                        "Elements",
                        "Gold| has| the| symbol| Au| and| the| number| 79|.| Iron| has| the| symbol| Fe"
                                + "| and| the| number| 26|."),
                passage("Stories", "Once| upon| a| time|,| Mia| found| a| small| red| ball|.|\n|She| took| it| home|."),
                passage(
                        "Words",
                        "The| word| maison| means| house|.| The| word| \u6c34| means| water|.| The| word"
                                + "| pain| means| bread|.| \u00dcber| na\u00efve| r\u00e9sum\u00e9|s|."),
                passage("Code", "def| add|(|a|,| b|):|\n|\t|return| a| +| b|\n|print|(|add|(|2|,| 3|))"),
                passage(
                        "A long area name",
                        "Twelve| plus| nine| equals| twenty|-one|.| In| Atlantis| the| capital" + "| is| Orith|.")));
    }

    static TokenPassage passage(String area, String tokens) {
        return new TokenPassage(area, List.of(tokens.split("\\|")));
    }

    static float[] values(TokenCells cells) {
        Random random = new Random(7);
        float[] values = new float[cells.size()];
        for (int i = 0; i < values.length; i++) {
            String shown = cells.shown(i).strip();
            double spread = random.nextDouble();
            values[i] = (float) (Math.abs(random.nextGaussian()) * (spread > 0.6 ? 1.2 : 0.08));
            if (List.of("Paris", "Lima", "Norway", "Au", "house", "bread").contains(shown)) {
                values[i] = 5 + random.nextFloat() * 4;
            } else if (List.of("Atlantis", "Orith", "Oslo").contains(shown)) {
                values[i] = -3 - random.nextFloat() * 6;
            }
        }
        values[0] = Float.NaN;
        return values;
    }

    /// Many passages of made words, `count` tokens in all.
    static TokenCells many(int count) {
        Random random = new Random(3);
        List<TokenPassage> passages = new ArrayList<>();
        int left = count;
        while (left > 0) {
            int length = Math.min(left, 100);
            List<String> tokens = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                StringBuilder word = new StringBuilder(random.nextInt(4) == 0 ? "" : " ");
                for (int n = 2 + random.nextInt(6); n > 0; n--) {
                    word.append((char) ('a' + random.nextInt(26)));
                }
                tokens.add(word.toString());
            }
            passages.add(new TokenPassage("Area " + (1 + passages.size() / 70), tokens));
            left -= length;
        }
        return new TokenCells(passages);
    }

    static TablePicture table() {
        Course course = new Course(new float[] {0, 0.5f, 1}, new float[] {1, 0.6f, 0.2f});
        return new TablePicture(
                "Ledger",
                "step 248 against the base",
                List.of("area", "known before", "known now"),
                "over time",
                List.of(
                        new TablePicture.Row(List.of("Capitals", "194", "61"), course),
                        new TablePicture.Row(List.of("Elements", "88", "87"), course)),
                0,
                480);
    }
}
