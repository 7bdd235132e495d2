/* Stands in for a system library that wine 8 lacks, so that a packed program can be tried under wine. Never shipped. */
unsigned char __stdcall SystemFunction036(void *buffer, unsigned long size); /* RtlGenRandom */
__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *buffer, unsigned long long size)
{
    while (size > 0) {
        unsigned long piece = size > 0x10000000ULL ? 0x10000000UL : (unsigned long)size;
        if (!SystemFunction036(buffer, piece))
            return 0;
        buffer += piece;
        size -= piece;
    }
    return 1;
}
int __stdcall DllMainCRTStartup(void *library, unsigned reason, void *reserved) { return 1; }
