// A target of headers alone needs something to compile.
#include "CProcessors.h"
