/**
 * Runs in the browser, inside of what starts the scripts. The HTML stands there before anything listens to it: a form that
 * only scripts can send would send nothing, a button would be deaf, and a field that is drawn from what the page remembers
 * would be written over. So what is done to an element meanwhile is kept, and done again once the framework has taken that
 * element over. That is told by the mark which it leaves there; a field's tracker has to forget what it saw in it, or the
 * repeated event would be no news. Whatever is done later comes after what was kept. Forms that say where they go are sent
 * as they are.
 */
export const REPEAT_EARLY_ACTS = `
var acts=[];
function isTaken(e){return Object.keys(e).some(k=>!k.indexOf('__reactProps'))}
function keep(e,again){
if(isTaken(e))return;
if(!acts.some(a=>a.e===e)&&acts.push({e,again})<2)setTimeout(repeat,50);
return 1
}
function repeat(v){
var list=acts;
acts=[];
list.forEach(a=>{
if(a.isTaken||v&&isTaken(a.e))a.again();
else if(a.e.isConnected){a.isTaken=isTaken(a.e);acts.push(a)}
});
if(acts.length&&!v)setTimeout(repeat,50)
}
function tell(e){
var isBox=/checkbox|radio/.test(e.type),t=e._valueTracker;
if(t)t.setValue(isBox?''+!e.checked:e.value+' ');
e.dispatchEvent(new Event(isBox?'click':t&&e.type!=='file'?'input':'change',{bubbles:true}))
}
['submit','click','keydown'].forEach(n=>addEventListener(n,repeat,true));
addEventListener('submit',v=>{
var e=v.target;
if(!v.defaultPrevented&&e.matches('[method=post]:not([action])')&&keep(e,()=>e.requestSubmit(v.submitter)))v.preventDefault()
});
addEventListener('click',v=>{
var e=v.target.closest('button[type=button]');
if(e)keep(e,()=>e.click())
});
addEventListener('input',v=>keep(v.target,()=>tell(v.target)));
`;
