/* Stands in for a system library that wine 8 lacks, so that a packed program can be tried under wine. Never shipped. */
#define X __declspec(dllexport)
X void *WcsOpenColorProfileW(void*a,void*b,void*c,unsigned d,unsigned e,unsigned f,unsigned g){return 0;}
X void *WcsCreateIccProfile(void*a,unsigned b){return 0;}
X int CloseColorProfile(void*a){return 1;}
X void *OpenColorProfileW(void*a,unsigned b,unsigned c,unsigned d){return 0;}
X int WcsGetDefaultColorProfile(void*a,void*b,int c,int d,unsigned e,unsigned f,void*g){return 0;}
X int WcsGetDefaultColorProfileSize(void*a,void*b,int c,int d,unsigned e,void*g){return 0;}
X int GetColorProfileFromHandle(void*a,void*b,unsigned*c){return 0;}
int __stdcall DllMainCRTStartup(void*h,unsigned r,void*p){return 1;}
