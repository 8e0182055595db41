/// Small random models of every family with what they must give, computed by DJL's PyTorch in f64 from each family's
/// published definition. Nothing here uses the program's own code: it is what that code is compared with.
package palimpsest.bench.families;
