/* error.c - the error domain of libkanwu */
#include "checker/base/error.h"

G_DEFINE_QUARK (kw-error-quark, kw_error)
