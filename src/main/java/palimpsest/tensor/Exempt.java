package palimpsest.tensor;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Excuses a type or a member from one rule of the architecture test, at the place where the rule is broken.
///
/// The test reads it from the class file; the running program does not see it.
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface Exempt {
    /// The rule, by the name that the failing test shows.
    String rule();

    /// Why the rule does not serve here, as a sentence.
    String reason();
}
