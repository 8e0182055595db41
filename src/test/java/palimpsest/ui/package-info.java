/// What the window's tests share: a workbench without an engine, and drops of files.
package palimpsest.ui;
