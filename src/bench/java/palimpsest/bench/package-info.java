/// Measures the program against others on the same work; `mvn -q -Pbench -Dbench=<name>` runs one.
package palimpsest.bench;
