package palimpsest.ui.pictures;

import java.util.List;
import palimpsest.ui.plot.Markup;

/// A page of HTML as it is put together; text is escaped as it comes in.
final class Page {
    private final StringBuilder out = new StringBuilder(1 << 16);

    /// What is markup already.
    Page raw(String markup) {
        out.append(markup).append('\n');
        return this;
    }

    /// An element that holds nothing but text.
    ///
    /// @param tag its name, with attributes: `td class="figure"`
    Page element(String tag, String text) {
        int space = tag.indexOf(' ');
        out.append('<').append(tag).append('>').append(Markup.escape(text));
        out.append("</").append(space < 0 ? tag : tag.substring(0, space)).append(">\n");
        return this;
    }

    /// A row of a table: its name, then a cell each.
    Page row(String name, List<String> cells, String cell) {
        raw("<tr>").element("th scope=\"row\"", name);
        cells.forEach(each -> element(cell, each));
        return raw("</tr>");
    }

    /// The heads of a table's columns.
    Page heads(List<String> heads) {
        raw("<thead><tr>");
        heads.forEach(head -> element("th scope=\"col\"", head));
        return raw("</tr></thead>");
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
