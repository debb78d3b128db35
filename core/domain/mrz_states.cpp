#include "core/domain/mrz_states.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace kroniek {
namespace {

// ISO 3166-1: alpha-3 and alpha-2 of each country, six characters a record.
constexpr std::string_view countries =
    "ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATAAQ ATFTF ATGAG AUSAU AUTAT "
    "AZEAZ BDIBI BELBE BENBJ BESBQ BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO "
    "BRABR BRBBB BRNBN BTNBT BVTBV BWABW CAFCF CANCA CCKCC CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG "
    "COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE DJIDJ DMADM DNKDK DOMDO "
    "DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA GBRGB "
    "GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY "
    "HKGHK HMDHM HNDHN HRVHR HTIHT HUNHU IDNID IMNIM INDIN IOTIO IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT "
    "JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY "
    "LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH "
    "MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW MYSMY MYTYT NAMNA "
    "NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE "
    "PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA "
    "SDNSD SENSN SGPSG SGSGS SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR "
    "SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO "
    "TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA UMIUM URYUY USAUS UZBUZ VATVA VCTVC VENVE VGBVG "
    "VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW ";
constexpr std::size_t record = 6;
static_assert(countries.size() % record == 0);

// Doc 9303 part 3 section 5, parts B to D and the codes for persons without a defined nationality; `UTO` is
// the specimens' state. The last row are states that ended, whose code a birth certificate or an old document
// still shows.
constexpr std::string_view others =
    "EUE GBD GBN GBO GBP GBS RKS XKX XCT UNA UNK UNO UTO XXA XXB XXC XXX "
    "XAU XBA XCC XCE XCO XDC XEC XES XIM XMP XOM XPO "
    "ANT CSK DDR NTZ SCG SUN TMP YUG ZAR ";

bool is_other(std::string_view code) {
  for (std::size_t at = 0; at < others.size(); at += 4)
    if (others.substr(at, 3) == code) return true;
  return false;
}

std::optional<std::string_view> find_country(std::string_view code) {
  for (std::size_t at = 0; at < countries.size(); at += record) {
    const auto alpha3 = countries.substr(at, 3);
    const auto alpha2 = countries.substr(at + 3, 2);
    if (code == alpha3 || code == alpha2) return alpha3;
  }
  return std::nullopt;
}

}  // namespace

bool is_mrz_state(std::string_view code) {
  if (code == "D") return true;
  return code.size() == 3 && (find_country(code) || is_other(code));
}

std::optional<std::string_view> state_code(std::string_view text) {
  std::string code(text);
  std::transform(code.begin(), code.end(), code.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::toupper(letter)); });
  if (code == "D") return "DEU";
  if (const auto country = find_country(code)) return country;
  if (code.size() != 3 || !is_other(code)) return std::nullopt;
  return others.substr(others.find(code + ' '), 3);
}

}  // namespace kroniek
