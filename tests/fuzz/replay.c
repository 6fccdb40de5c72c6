/* replay.c - runs a fuzz target on files, without a fuzzer and without clang.
 *
 * Each file is run whole and cut off at CUTS places, so that every seed also stands for its broken halves. Prints the
 * file before each, so that the last line names what crashed, and at the end "N passed, 0 failed".
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CUTS 24

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        FILE *in = fopen(argv[i], "rb");
        uint8_t *bytes = malloc(1 << 20);
        if (!in || !bytes) {
            printf("%s: cannot be read\n", argv[i]);
            return 2;
        }
        size_t size = fread(bytes, 1, 1 << 20, in);
        fclose(in);
        printf("%s\n", argv[i]);
        fflush(stdout);
        for (size_t cut = 1; cut <= CUTS; cut++) {
            size_t part = size * cut / CUTS;
            uint8_t *exact = malloc(part ? part : 1); /* of exactly this size, so that reading beyond it is seen */
            if (!exact) return 2;
            memcpy(exact, bytes, part);
            LLVMFuzzerTestOneInput(exact, part);
            free(exact);
        }
        free(bytes);
    }
    printf("%d passed, 0 failed\n", argc - 1);
    return argc > 1 ? 0 : 2;
}
