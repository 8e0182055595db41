/// What the views show, explained: a few sentences beside a view, and a page of definitions.
///
/// All texts stand in `help.md`. The rest belongs to the FX thread.
package palimpsest.ui.help;
