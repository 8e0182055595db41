package palimpsest.architecture;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.CanBeAnnotated;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import palimpsest.tensor.Exempt;

/// One rule of the architecture.
///
/// @param name how an [Exempt] names it
/// @param because why it is a rule, as the end of a sentence
/// @param check finds the places that break it, one line each
record Rule(String name, String because, Function<JavaClasses, List<String>> check) {
    @Override
    public String toString() {
        return name + ", because " + because;
    }

    /// A rule on types.
    static Rule types(String name, String because, Predicate<JavaClass> broken) {
        return new Rule(
                name,
                because,
                classes -> classes.stream()
                        .filter(type -> !excused(type, name) && broken.test(type))
                        .map(JavaClass::getName)
                        .sorted()
                        .toList());
    }

    /// A rule on pairs of types, the first of which uses the second.
    static Rule uses(String name, String because, BiPredicate<JavaClass, JavaClass> broken) {
        return new Rule(
                name,
                because,
                classes -> classes.stream()
                        .filter(type -> !excused(type, name))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(use -> broken.test(
                                use.getOriginClass(), use.getTargetClass().getBaseComponentType()))
                        .map(use -> use.getDescription())
                        .sorted()
                        .toList());
    }

    /// A rule on calls, method references and uses of a field.
    static Rule accesses(String name, String because, Predicate<JavaAccess<?>> broken) {
        return new Rule(
                name,
                because,
                classes -> classes.stream()
                        .flatMap(type -> type.getAccessesFromSelf().stream())
                        .filter(access -> broken.test(access)
                                && !excused(access.getOrigin(), name)
                                && !excused(access.getOriginOwner(), name))
                        .map(access -> access.getDescription())
                        .sorted()
                        .toList());
    }

    static boolean excused(CanBeAnnotated place, String rule) {
        boolean here = place.isAnnotatedWith(Exempt.class)
                && exemption(place).map(Exempt::rule).anyMatch(rule::equals);
        return here
                || place instanceof JavaClass type
                        && type.getEnclosingClass()
                                .filter(outer -> excused(outer, rule))
                                .isPresent();
    }

    private static Stream<Exempt> exemption(CanBeAnnotated place) {
        return switch (place) {
            case JavaClass type -> Stream.of(type.getAnnotationOfType(Exempt.class));
            case JavaMember member -> Stream.of(member.getAnnotationOfType(Exempt.class));
            default -> Stream.empty();
        };
    }
}
