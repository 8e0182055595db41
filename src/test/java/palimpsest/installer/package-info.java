/// The installers: built, installed, used and removed. Only with `-Pinstaller`.
package palimpsest.installer;
