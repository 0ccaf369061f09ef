dnl KW_CHECK_FLAG(FLAG): append FLAG to KW_CFLAGS when the compiler takes it.
AC_DEFUN([KW_CHECK_FLAG], [
  AC_MSG_CHECKING([whether $CC accepts $1])
  kw_saved_cflags=$CFLAGS
  CFLAGS="$CFLAGS -Werror $1"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM()],
    [AC_MSG_RESULT([yes]); KW_CFLAGS="$KW_CFLAGS $1"], [AC_MSG_RESULT([no])])
  CFLAGS=$kw_saved_cflags
])
