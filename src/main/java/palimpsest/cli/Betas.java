package palimpsest.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Decay of AdamW's first and second moment, given as `0.9,0.95`.
record Betas(double first, double second) {
    static final class Reader implements ITypeConverter<Betas> {
        @Override
        public Betas convert(String text) {
            String[] parts = text.split(",", -1);
            try {
                if (parts.length == 2) {
                    Betas betas = new Betas(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
                    if (inRange(betas.first) && inRange(betas.second)) {
                        return betas;
                    }
                }
            } catch (NumberFormatException e) {
                // said below
            }
            throw new TypeConversionException(
                    "expected two numbers from 0 to below 1 with a comma between them, such as 0.9,0.95, but found '"
                            + text + "'");
        }

        private static boolean inRange(double beta) {
            return beta >= 0 && beta < 1;
        }
    }
}
