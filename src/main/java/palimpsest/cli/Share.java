package palimpsest.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A share from 0 to 1, given as such (`0.25`) or as a percentage (`25%`).
///
/// @param value 0 to 1
record Share(double value) {
    static final class Reader implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            String number = text.strip();
            boolean percent = number.endsWith("%");
            try {
                double value = percent
                        ? Double.parseDouble(number.substring(0, number.length() - 1)) / 100
                        : Double.parseDouble(number);
                if (value >= 0 && value <= 1) {
                    return new Share(value);
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException("expected a number from 0 to 1, or 0% to 100%, but found '" + text + "'");
        }
    }
}
