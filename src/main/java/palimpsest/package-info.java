/// Palimpsest: shows what fine-tuning makes a language model forget.
///
/// This root package holds only the entry point, which wires the program by hand; no other package imports it.
package palimpsest;
