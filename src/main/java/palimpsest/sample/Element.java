package palimpsest.sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// A chemical element.
///
/// @param number its atomic number, 1 to 118
/// @param symbol its symbol
/// @param name its IUPAC name in lower case
record Element(int number, String symbol, String name) {
    /// The last atomic number of each period; these are the noble gases.
    private static final int[] PERIOD_ENDS = {2, 10, 18, 36, 54, 86, 118};

    /// Symbol and name in the order of the atomic number.
    private static final String TABLE = """
        H hydrogen He helium Li lithium Be beryllium B boron C carbon N nitrogen O oxygen F fluorine Ne neon
        Na sodium Mg magnesium Al aluminium Si silicon P phosphorus S sulfur Cl chlorine Ar argon
        K potassium Ca calcium Sc scandium Ti titanium V vanadium Cr chromium Mn manganese Fe iron Co cobalt
        Ni nickel Cu copper Zn zinc Ga gallium Ge germanium As arsenic Se selenium Br bromine Kr krypton
        Rb rubidium Sr strontium Y yttrium Zr zirconium Nb niobium Mo molybdenum Tc technetium Ru ruthenium
        Rh rhodium Pd palladium Ag silver Cd cadmium In indium Sn tin Sb antimony Te tellurium I iodine Xe xenon
        Cs caesium Ba barium La lanthanum Ce cerium Pr praseodymium Nd neodymium Pm promethium Sm samarium
        Eu europium Gd gadolinium Tb terbium Dy dysprosium Ho holmium Er erbium Tm thulium Yb ytterbium
        Lu lutetium Hf hafnium Ta tantalum W tungsten Re rhenium Os osmium Ir iridium Pt platinum Au gold
        Hg mercury Tl thallium Pb lead Bi bismuth Po polonium At astatine Rn radon
        Fr francium Ra radium Ac actinium Th thorium Pa protactinium U uranium Np neptunium Pu plutonium
        Am americium Cm curium Bk berkelium Cf californium Es einsteinium Fm fermium Md mendelevium No nobelium
        Lr lawrencium Rf rutherfordium Db dubnium Sg seaborgium Bh bohrium Hs hassium Mt meitnerium
        Ds darmstadtium Rg roentgenium Cn copernicium Nh nihonium Fl flerovium Mc moscovium Lv livermorium
        Ts tennessine Og oganesson
        """;

    /// The 118 elements in the order of their number.
    static List<Element> all() {
        String[] words = TABLE.strip().split("\\s+");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            elements.add(new Element(i / 2 + 1, words[i], words[i + 1]));
        }
        return List.copyOf(elements);
    }

    /// The row of the periodic table, 1 to 7.
    int period() {
        int period = 1;
        while (number > PERIOD_ENDS[period - 1]) {
            period++;
        }
        return period;
    }

    /// The column of the periodic table, 1 to 18. Empty for the lanthanides (57 to 71) and actinides (89 to 103), on
    /// whose place in group 3 the books disagree.
    OptionalInt group() {
        if ((number >= 57 && number <= 71) || (number >= 89 && number <= 103)) {
            return OptionalInt.empty();
        }
        if (number == 2) {
            return OptionalInt.of(18);
        }
        int end = PERIOD_ENDS[period() - 1];
        int start = period() == 1 ? 1 : PERIOD_ENDS[period() - 2] + 1;
        boolean alkaline = number - start < 2;
        return OptionalInt.of(alkaline ? number - start + 1 : 18 - (end - number));
    }

    /// `group` is left out where there is none.
    Map<String, String> values() {
        Map<String, String> values = Map.of(
                "element",
                name,
                "symbol",
                symbol,
                "number",
                String.valueOf(number),
                "period",
                String.valueOf(period()));
        if (group().isEmpty()) {
            return values;
        }
        Map<String, String> withGroup = new HashMap<>(values);
        withGroup.put("group", String.valueOf(group().getAsInt()));
        return withGroup;
    }
}
