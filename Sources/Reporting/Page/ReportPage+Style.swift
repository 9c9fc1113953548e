extension ReportPage {
  /// The style sheet: light, dark, and for paper.
  ///
  /// All text has a contrast of at least 4.5 to 1 to what it stands on (WCAG 2.2, 1.4.3); a test computes it.
  static let style: Markup = """

    :root{color-scheme:light dark;--paper:#ffffff;--ink:#1c2128;--soft:#555d66;--line:#d5dae0;--band:#f4f6f8;\
    --link:#0a58b0;--blue:#0a66c2;--orange:#b4500b;--green:#1a7a3a;--purple:#7b3fc4;--grey:#6a737c;\
    --shade0:#f1f5f9;--shade1:#cfe0f2;--shade2:#9fc3e8;--shade3:#1f6fbf;--shade4:#0b4a8a;\
    --on0:#1c2128;--on1:#1c2128;--on2:#1c2128;--on3:#ffffff;--on4:#ffffff}
    @media (prefers-color-scheme:dark){:root{--paper:#12161c;--ink:#e6eaef;--soft:#a4aeb9;--line:#343c46;\
    --band:#1b2129;--link:#74b4ff;--blue:#6aaeff;--orange:#f0a560;--green:#5fcf80;--purple:#c79bff;\
    --grey:#97a1ac;--shade0:#1b2129;--shade1:#1d3350;--shade2:#234a78;--shade3:#7db4f0;--shade4:#b3d5ff;\
    --on0:#e6eaef;--on1:#e6eaef;--on2:#ffffff;--on3:#0c1016;--on4:#0c1016}}
    @media print{:root{color-scheme:light;--paper:#ffffff;--ink:#000000;--soft:#444444;--line:#c4c9cf;\
    --band:#f4f6f8;--link:#000000;--blue:#0a66c2;--orange:#b4500b;--green:#1a7a3a;--purple:#7b3fc4;\
    --grey:#6a737c;--shade0:#f1f5f9;--shade1:#cfe0f2;--shade2:#9fc3e8;--shade3:#1f6fbf;--shade4:#0b4a8a;\
    --on0:#1c2128;--on1:#1c2128;--on2:#1c2128;--on3:#ffffff;--on4:#ffffff}}
    *{box-sizing:border-box}
    body{margin:0 auto;padding:2rem 1.25rem 4rem;max-width:68rem;background:var(--paper);color:var(--ink);\
    font:16px/1.55 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif}
    h1{font-size:1.9rem;line-height:1.2;margin:0}
    h2{font-size:1.35rem;margin:3rem 0 .5rem;padding-top:.75rem;border-top:1px solid var(--line)}
    h3{font-size:1rem;margin:0}
    header>p,figure>p{color:var(--soft)}
    figure>p{font-size:.9rem;margin:.5rem 0 0;max-width:46rem}
    a{color:var(--link)}
    nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;padding:0;margin:1rem 0 0}
    .facts{display:flex;flex-wrap:wrap;gap:1rem 2rem;margin:1.5rem 0 0}
    .facts dt{font-size:.85rem;color:var(--soft)}
    .facts dd{margin:0;font-size:1.35rem;font-variant-numeric:tabular-nums}
    figure{margin:1.75rem 0}
    figcaption{display:flex;gap:1rem;align-items:baseline;margin-bottom:.5rem}
    .data{font-size:.85rem;white-space:nowrap}
    .legend{display:flex;flex-wrap:wrap;gap:.1rem 1.25rem;list-style:none;padding:0;margin:0 0 .25rem;\
    font-size:.9rem}
    .plot{display:block;width:100%;max-width:46rem;height:auto}
    svg text{fill:var(--ink);font-size:12px}
    svg .title,svg .note{fill:var(--soft)}
    .grid{stroke:var(--line);fill:none}
    .axis{stroke:var(--grey);fill:none}
    .blue{--c:var(--blue)}.orange{--c:var(--orange)}.green{--c:var(--green)}.purple{--c:var(--purple)}\
    .grey{--c:var(--grey)}
    .dot{fill:var(--c);fill-opacity:.75}
    .ring{fill:var(--paper);stroke:var(--c);stroke-width:2.5}
    .dots{stroke:var(--c);stroke-width:4;stroke-linecap:round;stroke-opacity:.5;fill:none}
    .line{stroke:var(--c);stroke-width:2.25;fill:none;stroke-linejoin:round;stroke-linecap:round}
    .broken{stroke:var(--c);stroke-width:2.25;stroke-dasharray:7 5;fill:none}
    .bar{fill:var(--c);stroke:var(--paper);stroke-width:1}
    .shade0{fill:var(--shade0)}.shade1{fill:var(--shade1)}.shade2{fill:var(--shade2)}\
    .shade3{fill:var(--shade3)}.shade4{fill:var(--shade4)}
    svg .on0{fill:var(--on0)}svg .on1{fill:var(--on1)}svg .on2{fill:var(--on2)}svg .on3{fill:var(--on3)}\
    svg .on4{fill:var(--on4)}
    .matrices{display:flex;flex-wrap:wrap;gap:1rem 1.5rem}
    .matrices b{display:block;font-size:.9rem;max-width:174px;overflow-wrap:anywhere}
    .table{overflow-x:auto;max-width:100%}
    table{border-collapse:collapse;font-size:.875rem}
    th,td{padding:.2rem .6rem .2rem 0;text-align:left;vertical-align:top;overflow-wrap:break-word;max-width:30rem}
    td:first-child,th:first-child{min-width:4.5rem}
    th{font-weight:600;color:var(--soft);vertical-align:bottom}
    tbody tr{border-top:1px solid var(--line)}
    .n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
    .none{color:var(--soft)}
    details{margin-top:.5rem}
    summary{cursor:pointer;color:var(--link)}
    .dispute{display:grid;grid-template-columns:15rem 1fr;gap:1.25rem;margin:1.25rem 0}
    .picture img{max-width:100%;height:auto;display:block;background:var(--band)}
    .picture p{font-size:.85rem;margin:.35rem 0 0;overflow-wrap:anywhere;color:var(--soft)}
    .original{font-size:.8rem;color:var(--soft);border:1px solid var(--line);border-radius:.3rem;\
    padding:0 .3rem;white-space:nowrap}
    small{color:var(--soft);font-size:.8rem}
    @media (max-width:40rem){.dispute{grid-template-columns:1fr}}
    @media print{body{max-width:none;padding:0;font-size:10.5pt}nav,.data{display:none}\
    .plot,.dispute,tr,.matrices>div{break-inside:avoid}h2,figcaption,section>p{break-after:avoid}\
    .table{overflow:visible}table{font-size:8pt}details::details-content{content-visibility:visible}\
    .bar,.dot,.ring,rect{print-color-adjust:exact;-webkit-print-color-adjust:exact}}

    """
}
