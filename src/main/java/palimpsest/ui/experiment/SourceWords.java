package palimpsest.ui.experiment;

import java.util.ArrayList;
import java.util.List;
import palimpsest.ui.fx.Figures;
import palimpsest.workbench.DataSummary;
import palimpsest.workbench.ModelSummary;

/// What was read, in words for its card.
final class SourceWords {
    private static final String BETWEEN = " · ";

    private SourceWords() {}

    static SourceViewModel.Words model(ModelSummary model) {
        String detail = String.join(
                BETWEEN,
                Figures.large(model.parameters()) + Figures.SPACE + "parameters",
                Figures.count(model.blocks(), "block"),
                "context" + Figures.SPACE + Figures.count(model.context()),
                "vocabulary" + Figures.SPACE + Figures.count(model.vocabulary()));
        String more = String.join(
                "\n",
                model.folder().toString(),
                model.family() + ", width " + Figures.count(model.width()),
                model.elementType() + " weights, " + Figures.bytes(model.bytes()));
        String about = model.note().isEmpty() ? detail : model.note() + "\n" + detail;
        return new SourceViewModel.Words(model.name(), about, more);
    }

    static SourceViewModel.Words newText(DataSummary data) {
        return new SourceViewModel.Words(SourceViewModel.named(data.files()), detail(data), data.preview());
    }

    static SourceViewModel.Words oldText(DataSummary data) {
        int areas = data.areas().size();
        String title = areas > 1 ? areas + " areas" : SourceViewModel.named(data.files());
        String detail = areas > 1 ? String.join(", ", data.areas()) + "\n" + detail(data) : detail(data);
        return new SourceViewModel.Words(title, detail, data.preview());
    }

    private static String detail(DataSummary data) {
        List<String> parts = new ArrayList<>();
        parts.add(Figures.count(data.documents(), data.packedRows() ? "row" : "document"));
        parts.add(data.tokens() > 0 ? Figures.count(data.tokens(), "token") : Figures.bytes(data.bytes()));
        if (data.heldOutTokens() > 0) {
            parts.add(Figures.count(data.heldOutTokens()) + Figures.SPACE + "held" + Figures.SPACE + "out");
        }
        return String.join(BETWEEN, parts);
    }
}
