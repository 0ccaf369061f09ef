dnl KW_LTO: set KW_LTO_CFLAGS, with which objects serve both kinds of linking,
dnl KW_LTO_LDFLAGS, which optimizes across them, and KW_NO_LTO_LDFLAGS, which
dnl does not; all empty when the compiler cannot or the user's flags decide.
AC_DEFUN([KW_LTO], [
  AC_ARG_ENABLE([lto],
    [AS_HELP_STRING([--disable-lto], [do not optimize the program across files: it links faster and runs slower])],
    [], [enable_lto=yes])
  AS_CASE([" $CFLAGS $LDFLAGS "], [*-flto*|*-fno-lto*|*-O0*], [enable_lto=no])
  AS_IF([test "x$enable_sanitizers$enable_coverage" != xnono], [enable_lto=no])
  KW_LTO_CFLAGS=
  KW_LTO_LDFLAGS=
  KW_NO_LTO_LDFLAGS=
  AS_IF([test "x$enable_lto" != xno], [
    AC_MSG_CHECKING([whether $CC optimizes across files])
    kw_saved_cflags=$CFLAGS
    CFLAGS="$CFLAGS -Werror -flto=auto -ffat-lto-objects"
    dnl Clang takes both flags, and asks for a linker that need not be there.
    AC_LINK_IFELSE([AC_LANG_PROGRAM([[
#ifdef __clang__
#error Clang
#endif
]])],
      [KW_LTO_CFLAGS='-flto -ffat-lto-objects'
       KW_LTO_LDFLAGS='-flto=auto'
       KW_NO_LTO_LDFLAGS='-Wc,-fno-lto'],
      [enable_lto=no])
    CFLAGS=$kw_saved_cflags
    AC_MSG_RESULT([$enable_lto])])
  AC_SUBST([KW_LTO_CFLAGS])
  AC_SUBST([KW_LTO_LDFLAGS])
  AC_SUBST([KW_NO_LTO_LDFLAGS])
])
