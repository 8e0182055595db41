/// Holds the program to its design: who may use whom, what each package may touch, and how large a file may grow.
///
/// The rules read class files and sources; the packages under `broken` break each of them on purpose.
package palimpsest.architecture;
