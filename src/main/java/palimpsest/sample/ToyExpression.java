package palimpsest.sample;

/// An expression of the toy language (see [ToyProgram]).
sealed interface ToyExpression {
    /// Its value where the variable `x` has the value `x`, with the functions of the program.
    int value(int x, ToyProgram program);

    record Constant(int number) implements ToyExpression {
        @Override
        public int value(int x, ToyProgram program) {
            return number;
        }
    }

    record Variable() implements ToyExpression {
        @Override
        public int value(int x, ToyProgram program) {
            return x;
        }
    }

    record Call(String function, ToyExpression argument) implements ToyExpression {
        @Override
        public int value(int x, ToyProgram program) {
            return program.call(function, argument.value(x, program));
        }
    }

    /// A comparison has the value 1 where it holds, else 0.
    record Operation(String sign, ToyExpression left, ToyExpression right) implements ToyExpression {
        @Override
        public int value(int x, ToyProgram program) {
            int a = left.value(x, program);
            int b = right.value(x, program);
            return switch (sign) {
                case "+" -> a + b;
                case "-" -> a - b;
                case "*" -> a * b;
                case "%" -> a % b;
                case "<" -> a < b ? 1 : 0;
                case ">" -> a > b ? 1 : 0;
                case "==" -> a == b ? 1 : 0;
                default -> throw new IllegalStateException("No operation is written " + sign);
            };
        }
    }

    record Choice(ToyExpression condition, ToyExpression yes, ToyExpression no) implements ToyExpression {
        @Override
        public int value(int x, ToyProgram program) {
            return condition.value(x, program) != 0 ? yes.value(x, program) : no.value(x, program);
        }
    }
}
